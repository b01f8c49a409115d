package dev.milepost.lambda.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/**
 * A page of {@code docs/} as the blocks of code that a reader works through.
 *
 * @param files contents by path, as far as the page names one above a block
 */
record Tutorial(List<Block> blocks, Map<String, String> files) {
    private static final Pattern BLOCK =
            Pattern.compile("^```(sh|java|xml)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern FILE =
            Pattern.compile("^`([^`\\n]+)`\\n\\n```[a-z]+\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final int LONGEST_SECONDS = 240;

    record Block(String language, String text) {}

    static Tutorial read(Path page) throws IOException {
        var blocks = new ArrayList<Block>();
        var files = new LinkedHashMap<String, String>();
        var text = Files.readString(page);
        BLOCK.matcher(text).results().forEach(found -> blocks.add(new Block(found.group(1), found.group(2))));
        FILE.matcher(text).results().forEach(found -> files.put(found.group(1), found.group(2)));
        return new Tutorial(blocks, files);
    }

    /** Makes each file whose path stands on a line of its own above its content. */
    void writeFiles(Path folder) throws IOException {
        for (var file : files.entrySet()) {
            var path = folder.resolve(file.getKey()).normalize();
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }

    /** The block with this number of its language, from 1. */
    String block(String language, int number) {
        return blocks.stream()
                .filter(block -> block.language().equals(language))
                .skip(number - 1)
                .findFirst()
                .orElseThrow()
                .text();
    }

    /** Runs a block as a shell does. @return what it printed */
    static String run(String commands, Path folder, List<String> environment) throws IOException, InterruptedException {
        var output = Files.createTempFile("tutorial", ".txt");
        // What was put into the background doesn't outlive a block that fails.
        var tidy = "trap 'kill $(jobs -p) 2>/dev/null || true' EXIT\n";
        var shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", tidy + commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        // What is started once needs neither the better compiler nor an archive of its classes for the next time.
        shell.environment().put("MILEPOST_JAVA_OPTIONS", "-XX:TieredStopAtLevel=1 -XX:-AutoCreateSharedArchive");
        for (var variable : environment) {
            var pair = variable.split("=", 2);
            shell.environment().put(pair[0], pair[1]);
        }
        var process = shell.start();
        try {
            var isDone = process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS);
            var printed = Files.readString(output);
            assertThat(isDone).as("done in time: %s%n%s", commands, printed).isTrue();
            assertThat(process.exitValue()).as("%s%n%s", commands, printed).isZero();
            return printed;
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly();
            Files.delete(output);
        }
    }

    static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}

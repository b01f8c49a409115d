package dev.milepost.lambda.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** A page of {@code docs/} as the blocks of code that a reader works through. */
record Tutorial(List<Block> blocks) {
    private static final Pattern BLOCK =
            Pattern.compile("^```(sh|java|xml)\\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);
    private static final int LONGEST_SECONDS = 240;

    record Block(String language, String text) {}

    static Tutorial read(Path page) throws IOException {
        var blocks = new ArrayList<Block>();
        BLOCK.matcher(Files.readString(page))
                .results()
                .forEach(found -> blocks.add(new Block(found.group(1), found.group(2))));
        return new Tutorial(blocks);
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
        var shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", commands)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        shell.environment().put("JAVA_HOME", System.getProperty("java.home"));
        for (var variable : environment) {
            var pair = variable.split("=", 2);
            shell.environment().put(pair[0], pair[1]);
        }
        var process = shell.start();
        try {
            assertThat(process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS))
                    .as("done in time: %s", commands)
                    .isTrue();
            var printed = Files.readString(output);
            assertThat(process.exitValue()).as("%s%n%s", commands, printed).isZero();
            return printed;
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroyForcibly();
            Files.delete(output);
        }
    }
}

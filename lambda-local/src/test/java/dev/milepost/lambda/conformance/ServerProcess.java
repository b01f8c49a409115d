package dev.milepost.lambda.conformance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The packaged server in a process of its own, until it is closed. */
public final class ServerProcess implements AutoCloseable {
    static final Path JAR =
            Path.of("..", "bootstrap-server", "target", "milepost-server.jar").toAbsolutePath();
    private static final Pattern READY = Pattern.compile("Milepost is ready at (http://\\S+)");

    private final Process process;
    private final URI address;

    public ServerProcess(Path data, Map<String, String> environment) {
        var arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED"));
        Optional.ofNullable(System.getenv("MILEPOST_JAVA_OPTIONS"))
                .ifPresent(options -> arguments.addAll(List.of(options.split(" "))));
        arguments.addAll(List.of("-jar", JAR.toString(), "serve", "--port", "0", "--data", data.toString()));
        var command = new ProcessBuilder(arguments).redirectErrorStream(true);
        command.environment().keySet().removeIf(name -> name.startsWith("MILEPOST_"));
        command.environment().putAll(environment);
        try {
            process = command.start();
            address = readAddress();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what it prints until it is ready, and lets the rest go by. */
    private URI readAddress() throws IOException {
        var output = new StringBuilder();
        var reader = process.inputReader();
        for (var line = reader.readLine(); line != null; line = reader.readLine()) {
            output.append(line).append('\n');
            var ready = READY.matcher(line);
            if (ready.find()) {
                Thread.ofVirtual().start(() -> reader.lines().forEach(ignored -> {}));
                return URI.create(ready.group(1));
            }
        }
        throw new IllegalStateException("the server has ended:\n" + output);
    }

    public URI address() {
        return address;
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}

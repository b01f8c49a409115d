package dev.milepost.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server as it is handed out, in a process of its own. */
public final class PackagedServer implements AutoCloseable {
    public static final String ADMIN_EMAIL = "admin@milepost.test";
    public static final String ADMIN_PASSWORD = "correct horse battery";

    private static final Pattern READY = Pattern.compile("Milepost is ready at (http://\\S+)");

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private PackagedServer(Process process) {
        this.process = process;
        Thread.ofVirtual().start(this::readLines);
    }

    /** Starts it on a free port and waits until it is ready. */
    public static PackagedServer start(Path data, Map<String, String> environment) {
        var server = launch(data, environment);
        server.address();
        return server;
    }

    /** Starts it on a port of choice, such as that of a server before, and waits until it is ready. */
    public static PackagedServer start(Path data, Map<String, String> environment, int port) {
        var server = launch(data, environment, port);
        server.address();
        return server;
    }

    /** Starts it without waiting. */
    public static PackagedServer launch(Path data, Map<String, String> environment) {
        return launch(data, environment, 0);
    }

    private static PackagedServer launch(Path data, Map<String, String> environment, int port) {
        var command = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Path.of("target", "milepost-server.jar").toAbsolutePath().toString(),
                "serve",
                "--port",
                String.valueOf(port),
                "--data",
                data.toString());
        command.environment().keySet().removeIf(name -> name.startsWith("MILEPOST_"));
        command.environment()
                .putAll(Map.of(
                        "MILEPOST_ADMIN_EMAIL",
                        ADMIN_EMAIL,
                        "MILEPOST_ADMIN_PASSWORD",
                        ADMIN_PASSWORD,
                        "OMP_THREAD_LIMIT",
                        "1"));
        command.environment().putAll(environment);
        command.redirectErrorStream(true);
        try {
            return new PackagedServer(command.start());
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** Where it listens, once it is ready. */
    public URI address() {
        try {
            return ready.get(120, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException notReady) {
            process.destroyForcibly();
            throw new IllegalStateException("the server didn't become ready:\n" + output(), notReady);
        }
    }

    /** What it has printed and logged so far. */
    public String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Waits for its end. @return its exit code */
    public int exitCode() {
        try {
            if (!process.waitFor(60, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the server didn't end:\n" + output());
            }
            return process.exitValue();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** SIGTERM, as an operator stops it. @return its exit code */
    public int stop() {
        process.destroy();
        return exitCode();
    }

    /** kill -9 of the server and of the database that it runs, all at once. */
    public void killEverything() {
        var all = Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        exitCode();
        all.forEach(handle -> handle.onExit().join());
    }

    @Override
    public void close() {
        if (process.isAlive()) {
            stop();
        }
    }

    private void readLines() {
        try (var reader = process.inputReader()) {
            for (var line = reader.readLine(); line != null; line = reader.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
                var matcher = READY.matcher(line);
                if (matcher.find()) {
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
            ready.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException closed) {
            ready.completeExceptionally(closed);
        }
    }
}

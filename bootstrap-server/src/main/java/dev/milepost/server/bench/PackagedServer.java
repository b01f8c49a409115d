package dev.milepost.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The server as it is handed out, in a process of its own, on a free port. */
public final class PackagedServer implements AutoCloseable {
    public static final String ADMIN_EMAIL = "admin@milepost.test";
    public static final String ADMIN_PASSWORD = "correct horse battery";

    private static final LentPrograms PROGRAMS = new LentPrograms(jar().resolveSibling("lent"));
    private static final Pattern READY = Pattern.compile("Milepost is ready at (http://\\S+)");

    private final Process process;
    private final Path data;
    private final List<String> lines = new ArrayList<>();
    private final CompletableFuture<URI> ready = new CompletableFuture<>();

    private PackagedServer(Process process, Path data) {
        this.process = process;
        this.data = data;
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
        var arguments = new ArrayList<>(program("serve"));
        arguments.addAll(List.of("--port", String.valueOf(port), "--data", data.toString()));
        return launch(arguments, data, environment);
    }

    /** Starts {@code ./milepost dev} on a project's sources, on a free port, and waits until it is ready. */
    public static PackagedServer develop(Path project, Path data) {
        var arguments = new ArrayList<>(program("dev"));
        arguments.addAll(1, List.of("-XX:TieredStopAtLevel=1", "-Dmilepost.project=" + project));
        arguments.addAll(List.of("--port", "0", "--data", data.toString()));
        var server = launch(arguments, data, Map.of());
        server.address();
        return server;
    }

    private static PackagedServer launch(List<String> arguments, Path data, Map<String, String> environment) {
        var command = new ProcessBuilder(arguments);
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
        PROGRAMS.lend(data);
        try {
            return new PackagedServer(command.start(), data);
        } catch (IOException cannotStart) {
            throw new UncheckedIOException(cannotStart);
        }
    }

    /** How the packaged program is started with a command; its arguments follow. */
    public static List<String> program(String command) {
        var arguments = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-XX:+UseSerialGC",
                "-XX:MaxNewSize=128m",
                "-Xmx1g"));
        Optional.ofNullable(System.getenv("MILEPOST_JAVA_OPTIONS"))
                .ifPresent(options -> arguments.addAll(List.of(options.split(" "))));
        arguments.addAll(List.of("-jar", jar().toString(), command));
        return arguments;
    }

    /** The jar that this class is in, or where Maven puts the one that it will be in. */
    private static Path jar() {
        var source = PackagedServer.class.getProtectionDomain().getCodeSource().getLocation();
        var file = Path.of(URI.create(source.toString()));
        return file.toString().endsWith(".jar") ? file : file.resolveSibling("milepost-server.jar");
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

    /** The server's process. */
    ProcessHandle program() {
        return process.toHandle();
    }

    /** The processes of its own database, which are no children of it; none while that is down. */
    List<ProcessHandle> database() {
        return postmaster().stream()
                .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
                .toList();
    }

    private Optional<ProcessHandle> postmaster() {
        try (var lines = Files.lines(data.resolve("database").resolve("postmaster.pid"))) {
            return lines.findFirst().flatMap(number -> ProcessHandle.of(Long.parseLong(number)));
        } catch (IOException notRunning) {
            return Optional.empty();
        }
    }

    /** The end of what it has printed and logged. */
    String lastLines() {
        synchronized (lines) {
            return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
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
        var all = Stream.of(Stream.of(program()), process.descendants(), database().stream())
                .flatMap(each -> each)
                .toList();
        all.forEach(ProcessHandle::destroyForcibly);
        exitCode();
        all.forEach(PackagedServer::awaitEnd);
    }

    /** Looks: the end of a process that isn't a child is not always told. */
    private static void awaitEnd(ProcessHandle handle) {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (handle.isAlive() && handle.info().command().isPresent() && System.nanoTime() < until) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
        }
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
                    PROGRAMS.keep(data);
                    ready.complete(URI.create(matcher.group(1)));
                }
            }
            ready.completeExceptionally(new IllegalStateException("it ended"));
        } catch (IOException | UncheckedIOException closed) {
            ready.completeExceptionally(closed);
        }
    }
}

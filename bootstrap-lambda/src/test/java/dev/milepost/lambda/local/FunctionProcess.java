package dev.milepost.lambda.local;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * One instance of a function: a process of its own under Lambda's runtime client, started by the first event, again after it has died, and
 * asked for one event at a time.
 */
final class FunctionProcess implements AutoCloseable {
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    private final Launch launch;
    private final RuntimeApi api;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private Optional<Process> process = Optional.empty();

    /**
     * How an instance is started.
     *
     * @param classPath the function's own classes first, then those of its layers and of the runtime
     * @param log where its output goes
     */
    record Launch(String handler, List<Path> classPath, Map<String, String> environment, Duration timeout, Path log) {}

    FunctionProcess(Launch launch) {
        this.launch = launch;
        this.api = new RuntimeApi(launch.timeout());
    }

    /** @throws FunctionFault if the function throws, dies, or takes longer than it may */
    byte[] invoke(byte[] event) {
        oneAtATime.lock();
        try {
            start();
            return api.invoke(event)
                    .orTimeout(launch.timeout().toMillis() + coldStart().toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            throw new FunctionFault(launch.handler() + ": " + failed.getCause().getMessage());
        } finally {
            oneAtATime.unlock();
        }
    }

    /** What a busy machine takes to start a process; Lambda doesn't count it either. */
    private static Duration coldStart() {
        return Duration.ofSeconds(60);
    }

    /** As if its machine were gone. */
    void kill() {
        process.ifPresent(Process::destroyForcibly);
    }

    private void start() {
        if (process.filter(Process::isAlive).isPresent()) {
            return;
        }
        var builder = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-XX:+UseSerialGC",
                        "-Xmx400m",
                        "-cp",
                        String.join(
                                File.pathSeparator,
                                launch.classPath().stream().map(Path::toString).toList()),
                        RUNTIME_CLIENT,
                        launch.handler())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("MILEPOST_"));
        builder.environment().putAll(launch.environment());
        builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
        try {
            var started = builder.start();
            started.onExit().thenRun(() -> api.fail("the process has ended"));
            process = Optional.of(started);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.ifPresent(Process::destroyForcibly);
        api.close();
    }
}

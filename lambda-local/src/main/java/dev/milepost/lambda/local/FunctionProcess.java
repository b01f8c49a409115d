package dev.milepost.lambda.local;

import dev.milepost.lambda.local.FunctionFault.Kind;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One instance of a function: a process of its own under Lambda's runtime client, started by the first event, again after it has died, and
 * asked for one event at a time.
 */
public final class FunctionProcess implements AutoCloseable {
    /** Of an event, and of an answer: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html. */
    public static final int MOST_BYTES = 6_291_556;

    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** Of {@code -XX:+ExitOnOutOfMemoryError}. */
    private static final int OUT_OF_MEMORY = 3;

    /** What a busy machine takes to start a process; Lambda doesn't count it either. */
    private static final Duration COLD_START = Duration.ofSeconds(60);

    private final Launch launch;
    private final Consumer<String> say;
    private final ReentrantLock oneAtATime = new ReentrantLock(true);
    private volatile Optional<Instance> running = Optional.empty();

    /** A process with a Runtime API of its own, whose open requests end with it. */
    private record Instance(Process process, RuntimeApi api, CompletableFuture<Void> ended) {}

    /**
     * How an instance is started.
     *
     * @param prefix of the command: nothing, or what the process is to run under
     * @param flags of the JVM
     * @param classPath the function's own classes first, then those of its layers and of the runtime
     * @param environment asked at each start
     * @param log where its output goes
     */
    public record Launch(
            String handler,
            List<String> prefix,
            List<String> flags,
            List<Path> classPath,
            Supplier<Map<String, String>> environment,
            Duration timeout,
            Path log) {
        /** The same with these flags too. */
        public Launch with(String... more) {
            var all = Stream.concat(flags.stream(), Stream.of(more)).toList();
            return new Launch(handler, prefix, all, classPath, environment, timeout, log);
        }

        /** Of a process that asks the Runtime API at this address for its events. */
        ProcessBuilder process(String runtimeApi) {
            var builder = new ProcessBuilder(command()).redirectErrorStream(true);
            builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("MILEPOST_"));
            builder.environment().putAll(environment.get());
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", runtimeApi);
            return builder;
        }

        private List<String> command() {
            var path = classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
            return Stream.of(
                            prefix,
                            List.of(System.getProperty("java.home") + "/bin/java"),
                            flags,
                            RuntimeClientLibrary.flags(),
                            List.of("-cp", path, RUNTIME_CLIENT, handler))
                    .flatMap(List::stream)
                    .toList();
        }
    }

    public FunctionProcess(Launch launch) {
        this(launch, line -> {});
    }

    /** @param say is told what nobody learns from an answer */
    FunctionProcess(Launch launch, Consumer<String> say) {
        this.launch = launch;
        this.say = say;
    }

    /** @throws FunctionFault if the function throws, dies, or takes longer than it may */
    public byte[] invoke(byte[] event) {
        oneAtATime.lock();
        try {
            var instance = instance();
            try {
                return instance.api()
                        .invoke(event)
                        .orTimeout(launch.timeout().toMillis() + COLD_START.toMillis(), TimeUnit.MILLISECONDS)
                        .join();
            } catch (CompletionException failed) {
                throw fault(instance, failed.getCause());
            }
        } finally {
            oneAtATime.unlock();
        }
    }

    /** In a process of its own, which ends with the answer. */
    public byte[] invokeCold(byte[] event) {
        oneAtATime.lock();
        try {
            kill();
            return invoke(event);
        } finally {
            kill();
            oneAtATime.unlock();
        }
    }

    private FunctionFault fault(Instance instance, Throwable cause) {
        if (!(cause instanceof FunctionFault said)) {
            kill();
            return new FunctionFault(Kind.BROKEN, "didn't start within " + COLD_START.toSeconds() + " seconds");
        }
        if (said.getMessage().equals(RuntimeApi.ENDED)) {
            return new FunctionFault(Kind.BROKEN, end(instance.process().exitValue()));
        }
        if (said.kind() == Kind.BROKEN) {
            kill();
        }
        return said;
    }

    private static String end(int exitCode) {
        return exitCode == OUT_OF_MEMORY
                ? "ran out of memory, its MemorySize in the template"
                : RuntimeApi.ENDED + " with exit code " + exitCode;
    }

    /** Ends the process as Lambda does, and waits for its end. What it still prints is in its log. */
    public void terminate() {
        running.ifPresent(instance -> {
            // Not Process.destroy, which closes the pipe that the process prints to: who prints then is killed.
            instance.process().toHandle().destroy();
            instance.ended().join();
        });
    }

    /** Ends the process once all have their answers who wait for one. */
    void retire() {
        oneAtATime.lock();
        try {
            terminate();
        } finally {
            oneAtATime.unlock();
        }
    }

    /** As if its machine were gone. */
    void kill() {
        running.ifPresent(instance -> {
            instance.process().destroyForcibly();
            instance.ended().join();
        });
    }

    private Instance instance() {
        var instance = running.filter(each -> each.process().isAlive()).orElseGet(this::start);
        running = Optional.of(instance);
        return instance;
    }

    private Instance start() {
        var api = new RuntimeApi(launch.timeout());
        try {
            var started = launch.process(api.address()).start();
            started.getOutputStream().close();
            FunctionLog.keep(
                    started.getInputStream(),
                    launch.log(),
                    () -> say.accept("prints more than its log keeps: " + launch.log() + " has the end of it"));
            return new Instance(started, api, started.onExit().thenRun(api::close));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        kill();
    }
}

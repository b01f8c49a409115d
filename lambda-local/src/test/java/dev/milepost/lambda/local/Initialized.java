package dev.milepost.lambda.local;

import dev.milepost.lambda.local.FunctionProcess.Launch;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;

/** A function in a process of its own that has come to where it asks for its first event or, where a snapshot is to be taken, to be restored. */
public final class Initialized implements AutoCloseable {
    /** As Lambda says it: where org.crac finds those who take the snapshot. */
    private static final String CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private static final int MOST_SECONDS = 90;

    private final RuntimeApi api;
    private final ProcessHandle process;

    /** What {@code AWS_LAMBDA_INITIALIZATION_TYPE} may be: https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html. */
    public enum Type {
        ON_DEMAND("on-demand"),
        SNAP_START("snap-start");

        private final String value;

        Type(String value) {
            this.value = value;
        }
    }

    private Initialized(RuntimeApi api, ProcessHandle process) {
        this.api = api;
        this.process = process;
    }

    /** @throws CompletionException if the function doesn't come so far */
    public static Initialized start(Launch launch, Type type) {
        var api = new RuntimeApi(launch.timeout());
        var builder = launch.with(CRAC).process(api.address());
        builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", type.value);
        // No pipes, whose other ends a snapshot couldn't have.
        builder.redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(Redirect.appendTo(launch.log().toFile()));
        try {
            var process = builder.start();
            process.onExit().thenRun(() -> api.initialized().completeExceptionally(new IllegalStateException("ended")));
            return new Initialized(api, process.toHandle()).awaited();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Initialized awaited() {
        try {
            api.initialized().orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
            return this;
        } catch (CompletionException notSoFar) {
            close();
            throw notSoFar;
        }
    }

    public ProcessHandle process() {
        return process;
    }

    /** Gives it its first event, after it has been restored if need be. */
    public byte[] answer(byte[] event) {
        var answer = api.invoke(event);
        api.restored();
        return answer.orTimeout(MOST_SECONDS, TimeUnit.SECONDS).join();
    }

    @Override
    public void close() {
        // By its number: one that was restored isn't this process's child.
        ProcessHandle.of(process.pid()).ifPresent(running -> {
            running.destroyForcibly();
            running.onExit().join();
        });
        api.close();
    }
}

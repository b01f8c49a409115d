package dev.milepost.lambda;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.milepost.lambda.logging.CallMetrics;
import dev.milepost.lambda.logging.JsonLine;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** A function that is called with events: of queues, of streams, of the clock, of connections. */
public abstract class EventFunction implements RequestStreamHandler {
    private final Handler handler;
    /** Kept here, because the context that it is registered with doesn't. */
    final Priming priming;

    /** Takes an event and writes what is to be answered, if anything. */
    @FunctionalInterface
    public interface Handler {
        void handle(InputStream event, OutputStream answer) throws IOException;
    }

    /** @param priming events as they come in earnest, that change nothing; asked for before a snapshot is taken */
    protected EventFunction(Handler handler, Supplier<List<String>> priming) {
        this.handler = handler;
        this.priming = Priming.registered(() -> {
            for (var event : priming.get()) {
                handler.handle(
                        new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
                        OutputStream.nullOutputStream());
            }
        });
    }

    @Override
    public final void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        JsonLine.nameRequest(context.getAwsRequestId());
        var metrics = new CallMetrics(context.getFunctionName());
        try {
            handler.handle(event, answer);
            metrics.done();
        } catch (IOException | RuntimeException fault) {
            metrics.failed();
            throw fault;
        }
    }
}

package dev.milepost.lambda.local;

import dev.milepost.lambda.local.FunctionFault.Kind;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A function as callers see it. One process works off what comes, one after the other; as many may be with it or wait for it as the template
 * reserves concurrency.
 */
final class LocalFunction implements AutoCloseable {
    private final FunctionProcess process;
    private final OptionalInt limit;
    private final boolean cold;
    private final AtomicInteger present = new AtomicInteger();

    /** @param cold whether each event gets a new process */
    LocalFunction(FunctionProcess process, OptionalInt limit, boolean cold) {
        this.process = process;
        this.limit = limit;
        this.cold = cold;
    }

    /** @throws FunctionFault if there is no answer */
    byte[] invoke(byte[] event) {
        try {
            if (present.incrementAndGet() > limit.orElse(Integer.MAX_VALUE)) {
                throw new FunctionFault(
                        Kind.THROTTLED,
                        "throttled: " + limit.getAsInt()
                                + " requests are with it, its ReservedConcurrentExecutions in the template");
            }
            return cold ? process.invokeCold(event) : process.invoke(event);
        } finally {
            present.decrementAndGet();
        }
    }

    void kill() {
        process.kill();
    }

    /** Lets whoever has been asked answer first. */
    void retire() {
        process.retire();
    }

    @Override
    public void close() {
        process.close();
    }
}

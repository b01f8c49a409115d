package dev.milepost.lambda.local;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** What goes wrong with the services on purpose, until it is mended or once. */
final class Faults {
    private final AtomicReference<Optional<Strike>> strike = new AtomicReference<>(Optional.empty());
    private volatile Optional<String> throttled = Optional.empty();
    private volatile boolean parametersAway;

    private record Strike(String function, String table, Runnable work) {
        /** A function signs with its name. */
        boolean isMeant(String authorization, String call) {
            return authorization.contains("Credential=" + function + "/") && call.contains('"' + table + '"');
        }
    }

    /** Every call about this table is refused as one too many. */
    void throttle(String table) {
        throttled = Optional.of(table);
    }

    /** Once, when this function has changed this table and before it learns of that. */
    void afterWriting(String function, String table, Runnable work) {
        strike.set(Optional.of(new Strike(function, table, work)));
    }

    /** Has to be told of each change before whoever made it. */
    void written(String authorization, String call) {
        var due = strike.get();
        if (due.filter(meant -> meant.isMeant(authorization, call)).isPresent()
                && strike.compareAndSet(due, Optional.empty())) {
            due.get().work().run();
        }
    }

    void takeParametersAway() {
        parametersAway = true;
    }

    void mend() {
        throttled = Optional.empty();
        parametersAway = false;
    }

    /** @param call its body, which names the tables that it is about */
    boolean isThrottled(String call) {
        return throttled.filter(table -> call.contains('"' + table + '"')).isPresent();
    }

    boolean areParametersAway() {
        return parametersAway;
    }
}

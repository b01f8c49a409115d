package dev.milepost.lambda.local;

import java.util.Optional;

/** What goes wrong with the services on purpose, until it is mended. */
final class Faults {
    private volatile Optional<String> throttled = Optional.empty();
    private volatile boolean parametersAway;

    /** Every call about this table is refused as one too many. */
    void throttle(String table) {
        throttled = Optional.of(table);
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

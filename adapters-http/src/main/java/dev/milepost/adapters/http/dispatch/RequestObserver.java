package dev.milepost.adapters.http.dispatch;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** Is told of every request that was answered: for logs and metrics. Must not throw; called by many threads at once. */
@FunctionalInterface
public interface RequestObserver {
    Duration LONG = Duration.ofSeconds(1);

    /** Most of those who are told so have lost a race for a task, dozens at a time. */
    int CONFLICT = 409;

    void answered(RequestRecord request);

    /** Writes a line for each request that was refused otherwise than by a conflict, failed or took long; at level DEBUG for every one. */
    static RequestObserver log() {
        Logger log = LoggerFactory.getLogger("dev.milepost.requests");
        return request -> {
            var level = isUsual(request) ? Level.DEBUG : Level.INFO;
            if (log.isEnabledForLevel(level)) {
                log.atLevel(level)
                        .log(
                                "{} {} {} {} ms account={} request={}",
                                request.method(),
                                request.route(),
                                request.status(),
                                request.took().toMillis(),
                                request.account()
                                        .map(account -> account.value())
                                        .orElse("-"),
                                request.requestId());
            }
        };
    }

    private static boolean isUsual(RequestRecord request) {
        return (request.status() < 400 || request.status() == CONFLICT)
                && request.took().compareTo(LONG) < 0;
    }

    /** Tells another one after this one. */
    default RequestObserver and(RequestObserver other) {
        return request -> {
            answered(request);
            other.answered(request);
        };
    }
}

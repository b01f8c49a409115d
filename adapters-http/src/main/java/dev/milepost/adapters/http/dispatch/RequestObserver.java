package dev.milepost.adapters.http.dispatch;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Is told of every request that was answered: for logs and metrics. Must not throw; called by many threads at once. */
@FunctionalInterface
public interface RequestObserver {
    void answered(RequestRecord request);

    /** Writes a line for each request. */
    static RequestObserver log() {
        Logger log = LoggerFactory.getLogger("dev.milepost.requests");
        return request -> log.info(
                "{} {} {} {} ms account={} request={}",
                request.method(),
                request.route(),
                request.status(),
                request.took().toMillis(),
                request.account().map(account -> account.value()).orElse("-"),
                request.requestId());
    }

    /** Tells another one after this one. */
    default RequestObserver and(RequestObserver other) {
        return request -> {
            answered(request);
            other.answered(request);
        };
    }
}

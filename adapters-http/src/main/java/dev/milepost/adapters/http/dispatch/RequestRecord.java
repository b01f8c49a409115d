package dev.milepost.adapters.http.dispatch;

import dev.milepost.domain.people.AccountId;
import java.time.Duration;
import java.util.Optional;

/**
 * What logs and metrics learn of a request: nothing that the client chose but its method and where it got to.
 *
 * @param method in capitals; OTHER if it is none of HTTP's usual ones
 * @param route the path template of the endpoint, or {@code unmatched}
 * @param requestId names the request in the answer's {@code X-Request-Id} and in the log
 */
public record RequestRecord(
        String method, String route, int status, Duration took, Optional<AccountId> account, String requestId) {}

package dev.milepost.application.port;

import dev.milepost.domain.delivery.Attempt;
import java.util.OptionalInt;

/** What came of telling somebody. @param status answered by HTTP or SMTP; empty if nothing was */
public record SendResult(Attempt.Result result, OptionalInt status) {
    public static SendResult of(Attempt.Result result) {
        return new SendResult(result, OptionalInt.empty());
    }

    public static SendResult of(Attempt.Result result, int status) {
        return new SendResult(result, OptionalInt.of(status));
    }
}

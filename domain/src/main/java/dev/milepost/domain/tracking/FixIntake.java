package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Which fixes a task takes: those recorded while it was started, uploaded at latest 72 hours after it ended.
 *
 * @param endedAt when the task was completed or cancelled; empty while it runs
 */
public record FixIntake(Instant startedAt, Optional<Instant> endedAt) {
    /** How far a phone's clock may run ahead of ours. */
    public static final Duration CLOCK_TOLERANCE = Duration.ofSeconds(60);

    /** How long after the end of a task its fixes may still come. */
    public static final Duration UPLOAD_WINDOW = Duration.ofHours(72);

    /** Whether a fix recorded at one instant is taken at another. */
    public Verdict judge(Instant recordedAt, Instant now) {
        if (endedAt.isPresent() && now.isAfter(endedAt.get().plus(UPLOAD_WINDOW))) {
            return new Verdict.Rejected(Reason.TOO_LATE);
        }
        if (recordedAt.isBefore(startedAt)) {
            return new Verdict.Rejected(Reason.BEFORE_START);
        }
        if (recordedAt.isAfter(now.plus(CLOCK_TOLERANCE))) {
            return new Verdict.Rejected(Reason.IN_FUTURE);
        }
        if (endedAt.isPresent() && recordedAt.isAfter(endedAt.get())) {
            return new Verdict.Rejected(Reason.AFTER_END);
        }
        return new Verdict.Accepted();
    }

    /** The answer for one fix. */
    public sealed interface Verdict {
        /** It belongs to the task. */
        record Accepted() implements Verdict {}

        /** It doesn't, now or ever. */
        record Rejected(Reason reason) implements Verdict {}
    }

    /** Why a fix isn't taken. */
    public enum Reason {
        BEFORE_START("before-start", "recorded before the task was started"),
        AFTER_END("after-end", "recorded after the task had ended"),
        IN_FUTURE("in-future", "recorded more than 60 seconds in the future"),
        TOO_LATE("too-late", "uploaded more than 72 hours after the task had ended");

        private final String code;
        private final String message;

        Reason(String code, String message) {
            this.code = code;
            this.message = message;
        }

        /** Stable, kebab-case. */
        public String code() {
            return code;
        }

        /** For a person. */
        public String message() {
            return message;
        }
    }
}

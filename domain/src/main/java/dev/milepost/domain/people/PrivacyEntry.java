package dev.milepost.domain.people;

import java.time.Instant;

/**
 * A line of the log of what was done with the personal data of an account. Lines are only ever added.
 *
 * @param id sorts by time
 * @param account whose data it was
 * @param reason of whoever did it, in their words
 */
public record PrivacyEntry(String id, AccountId account, Act act, AccountId by, Instant at, String reason) {
    /** What was done. */
    public enum Act {
        /** All of it was given out as an archive. */
        EXPORTED,
        /** What says who it was, where they were and what they bought was erased for good. */
        ERASED
    }
}

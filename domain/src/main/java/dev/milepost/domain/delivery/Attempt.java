package dev.milepost.domain.delivery;

import java.time.Instant;
import java.util.OptionalInt;

/**
 * One try to tell somebody.
 *
 * @param status what the receiver answered by HTTP or SMTP; empty if it answered nothing
 */
public record Attempt(Instant at, Result result, OptionalInt status) {
    /** How a try ended. */
    public enum Result {
        /** The receiver has it. */
        ACCEPTED,
        /** The receiver answered that it doesn't take it, at least not now. */
        REFUSED,
        /** The receiver is elsewhere now; nobody follows it there, as nobody allowed that address. */
        REDIRECTED,
        /** The receiver wants no more of this (HTTP 410), or there is no such receiver any more. */
        GONE,
        /** No answer in time. */
        TIMED_OUT,
        /** No connection, or it broke off. */
        UNREACHABLE,
        /** The name has no address. */
        UNKNOWN_HOST,
        /** The name leads into a network that must not be called. */
        ADDRESS_NOT_ALLOWED,
        /** The receiver couldn't prove who it is (TLS). */
        UNTRUSTED,
        /** The process ended meanwhile; whether the receiver has it is not known. */
        INTERRUPTED;

        /** Whether a further try makes no sense. */
        public boolean isFinal() {
            return this == ACCEPTED || this == GONE;
        }
    }
}

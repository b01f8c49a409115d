package dev.milepost.application.port;

import java.time.Instant;
import java.util.Arrays;

/**
 * Remembers which requests have been answered, so that one that is sent again has no second effect. The store sees neither keys nor
 * bodies, only hashes of them, and answers in a form that it can't read. Safe for concurrent use.
 */
public interface IdempotencyStore {
    /**
     * Takes a key for a request that is about to be carried out. Of any number of callers with the same key exactly one gets
     * {@code Taken}, until {@link #release}, {@code abandonedAt} or {@code expiresAt}.
     *
     * @param key names the caller and the key that they chose; 64 hexadecimal digits
     * @param fingerprint tells one request from another; 64 hexadecimal digits
     * @param abandonedAt when a request that was neither answered nor released counts as never having been begun
     * @param expiresAt when the key is forgotten
     */
    Outcome take(String key, String fingerprint, Instant now, Instant abandonedAt, Instant expiresAt);

    /**
     * Stores the answer to the request that took the key. Changes nothing if somebody else has taken it since.
     *
     * @param abandonedAt as it was when the caller took the key: whoever took it since gave a later one
     */
    void answer(String key, Instant abandonedAt, byte[] answer);

    /**
     * Gives the key back after a request that had no effect. Changes nothing if somebody else has taken it since.
     *
     * @param abandonedAt as for {@link #answer}
     */
    void release(String key, Instant abandonedAt);

    /** Forgets keys that have expired by this time. */
    void removeExpired(Instant now);

    /** What is known of a key. */
    sealed interface Outcome {
        /** The caller may go on, and answers or releases. */
        record Taken() implements Outcome {}

        /** Another request with this key and fingerprint is being carried out. */
        record InProgress() implements Outcome {}

        /** The request has been answered; the array is the caller's own. */
        record Answered(byte[] answer) implements Outcome {
            @Override
            public boolean equals(Object other) {
                return other instanceof Answered answered && Arrays.equals(answer, answered.answer);
            }

            @Override
            public int hashCode() {
                return Arrays.hashCode(answer);
            }
        }

        /** The key was used with another fingerprint. */
        record OtherRequest() implements Outcome {}
    }
}

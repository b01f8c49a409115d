package dev.milepost.application.port;

import java.time.Duration;
import java.time.Instant;

/**
 * Counts attempts to sign in, so that guessing can be slowed down. An attempt is counted before it is judged, and taken back when it
 * succeeds: guesses sent all at once are counted all the same. Safe for concurrent use.
 */
public interface LoginAttempts {
    /**
     * Counts one more attempt.
     *
     * @param subject whom or where from, such as an e-mail address; never shown, at most 400 characters
     * @param window how long attempts are counted together, from the first of them on
     */
    Count begin(String subject, Instant now, Duration window);

    /** Takes one attempt of the present window back; one of an unknown subject changes nothing. */
    void forgive(String subject);

    /**
     * How many attempts there were, with this one.
     *
     * @param windowEndsAt when counting starts anew
     */
    record Count(int attempts, Instant windowEndsAt) {}
}

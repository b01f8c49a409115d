package dev.milepost.adapters.http.security;

import dev.milepost.application.port.LoginAttempts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Slows guessing down: by address and account together, so that a stranger at one address can't lock people out who are at another; by
 * account, against guessing from many addresses, which does lock its owner out for as long; by address, against trying one password on many
 * accounts, which all who share that address pay for.
 */
public final class SignInThrottle {
    private static final Duration WINDOW = Duration.ofMinutes(15);
    private static final int PER_ACCOUNT_AND_ADDRESS = 10;
    private static final int PER_ACCOUNT = 100;
    private static final int PER_ADDRESS = 300;
    private static final int MAX_EMAIL = 254;

    private final LoginAttempts attempts;

    public SignInThrottle(LoginAttempts attempts) {
        this.attempts = attempts;
    }

    private record Rule(String subject, int limit) {}

    /**
     * An attempt that has been counted.
     *
     * @param blockedFor how long to wait, if there were too many
     */
    record Attempt(Optional<Duration> blockedFor, Runnable undo) {
        /** Takes a successful attempt back, so that only failures count. */
        void forgive() {
            undo.run();
        }
    }

    /** Counts an attempt before it is judged. */
    Attempt begin(String email, String remoteAddress, Instant now) {
        var rules = rules(email, remoteAddress);
        var blockedFor = rules.stream()
                .map(rule -> blockedFor(rule, now))
                .flatMap(Optional::stream)
                .max(Duration::compareTo);
        return new Attempt(blockedFor, () -> rules.forEach(rule -> attempts.forgive(rule.subject())));
    }

    private Optional<Duration> blockedFor(Rule rule, Instant now) {
        var count = attempts.begin(rule.subject(), now, WINDOW);
        return count.attempts() > rule.limit()
                ? Optional.of(Duration.between(now, count.windowEndsAt()))
                : Optional.empty();
    }

    private static List<Rule> rules(String email, String remoteAddress) {
        var normal = email.strip().toLowerCase(Locale.ROOT);
        var account = normal.substring(0, Math.min(normal.length(), MAX_EMAIL));
        return List.of(
                new Rule("account-and-address " + account + " " + remoteAddress, PER_ACCOUNT_AND_ADDRESS),
                new Rule("account " + account, PER_ACCOUNT),
                new Rule("address " + remoteAddress, PER_ADDRESS));
    }
}

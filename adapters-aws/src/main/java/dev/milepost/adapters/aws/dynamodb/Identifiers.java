package dev.milepost.adapters.aws.dynamodb;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A range of identifiers, in which those lie that were made in some time: they are UUIDs of version 7, which begin with the milliseconds
 * since 1970 (RFC 9562, 5.7).
 *
 * @param first perhaps only the beginning of one
 * @param last not less than any that begins with it
 */
record Identifiers(String first, String last) {
    static final Identifiers ALL = new Identifiers("", Identifiers.END);

    /** Sorts behind everything that identifiers are made of. */
    private static final String END = "~";

    /** An identifier is made at another moment than the time that is written down beside it, and perhaps by another clock. */
    private static final Duration APART = Duration.ofMinutes(1);

    private static final Instant LATEST = Instant.ofEpochMilli((1L << 48) - 1);
    private static final int DIGITS_BEFORE_HYPHEN = 8;

    /** @param to what is empty doesn't bound it */
    static Identifiers made(Optional<Instant> from, Optional<Instant> to) {
        return new Identifiers(
                from.map(at -> beginning(at.minus(APART))).orElse(ALL.first),
                to.map(at -> beginning(at.plus(APART)) + END).orElse(ALL.last));
    }

    private static String beginning(Instant at) {
        var within = at.isBefore(Instant.EPOCH) ? Instant.EPOCH : at.isAfter(LATEST) ? LATEST : at;
        var digits = "%012x".formatted(within.toEpochMilli());
        return digits.substring(0, DIGITS_BEFORE_HYPHEN) + "-" + digits.substring(DIGITS_BEFORE_HYPHEN);
    }

    /** These up to one, which is included. */
    Identifiers upTo(Optional<String> identifier) {
        return identifier
                .filter(id -> id.compareTo(last) < 0)
                .map(id -> new Identifiers(first, id))
                .orElse(this);
    }

    boolean isEmpty() {
        return first.compareTo(last) > 0;
    }
}

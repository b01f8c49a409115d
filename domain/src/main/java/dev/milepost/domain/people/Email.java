package dev.milepost.domain.people;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** An e-mail address in lower case, as people sign in with it. Only its shape is checked, not that a mailbox exists. */
public record Email(String value) {
    private static final int MAX_LENGTH = 254; // RFC 5321, 4.5.3.1.3
    private static final Pattern SHAPE =
            Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}.]+(\\.[^\\s@\\p{Cntrl}.]+)*");

    /** The address that this text means, or empty if it has not the shape of one. */
    public static Optional<Email> parse(String text) {
        var trimmed = text.strip().toLowerCase(Locale.ROOT);
        return trimmed.length() <= MAX_LENGTH && SHAPE.matcher(trimmed).matches()
                ? Optional.of(new Email(trimmed))
                : Optional.empty();
    }
}

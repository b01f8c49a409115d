package dev.milepost.domain.delivery;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where a webhook's messages go: {@code http} or {@code https}, a host, perhaps a port, path and query; neither a user nor a fragment.
 * Which addresses a host has, and whether they may be called, is found out each time it is called.
 */
public record WebhookUrl(String value) {
    public static final int MAX_LENGTH = 2_000;

    /** RFC 3986, with the characters that it allows nowhere left out. */
    private static final Pattern SHAPE =
            Pattern.compile("https?://([A-Za-z0-9.-]{1,253}|\\[[0-9A-Fa-f:.]{2,45}])(:[0-9]{1,5})?"
                    + "([/?][\\x21-\\x7e&&[^#\"<>\\\\^`{|}]]*)?");

    /** The address that this text means, or empty if it has not the shape of one. */
    public static Optional<WebhookUrl> parse(String text) {
        return text.length() <= MAX_LENGTH && SHAPE.matcher(text).matches()
                ? Optional.of(new WebhookUrl(text))
                : Optional.empty();
    }

    /** Whether nobody on the way can read along. */
    public boolean isEncrypted() {
        return value.startsWith("https:");
    }
}

package dev.milepost.domain.delivery;

import java.time.Instant;

/**
 * Another system that is told of reports.
 *
 * @param secret what messages to it are signed with; shown to nobody after the webhook was made
 */
public record Webhook(WebhookId id, WebhookUrl url, String secret, Instant createdAt) {
    /** Without the secret. */
    @Override
    public String toString() {
        return "Webhook[" + id.value() + "]";
    }
}

package dev.milepost.application.port;

import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.Webhook;
import java.time.Instant;

/**
 * Tells another system by HTTP what a delivery says, once, signed with the webhook's secret. Ends within a bounded time, and whatever
 * goes wrong is an answer, not an exception. Safe for concurrent use.
 */
public interface WebhookSender {
    SendResult send(Webhook webhook, Delivery delivery, Instant now);
}

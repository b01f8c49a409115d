package dev.milepost.application.port;

import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import java.util.List;
import java.util.Optional;

/** Keeps webhooks with their secrets. There are few. Safe for concurrent use. */
public interface WebhookRepository {
    /** Stores a webhook. Adding the same one again changes nothing. */
    void add(Webhook webhook);

    Optional<Webhook> find(WebhookId id);

    /** All of them, newest first. */
    List<Webhook> list();

    /** Removes a webhook; false if there is none. */
    boolean remove(WebhookId id);
}

package dev.milepost.application.fake;

import dev.milepost.application.port.WebhookRepository;
import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Webhooks in memory. */
public final class InMemoryWebhookRepository implements WebhookRepository {
    private final TreeMap<String, Webhook> webhooks = new TreeMap<>();

    @Override
    public synchronized void add(Webhook webhook) {
        webhooks.putIfAbsent(webhook.id().value(), webhook);
    }

    @Override
    public synchronized Optional<Webhook> find(WebhookId id) {
        return Optional.ofNullable(webhooks.get(id.value()));
    }

    @Override
    public synchronized List<Webhook> list() {
        return List.copyOf(webhooks.descendingMap().values());
    }

    @Override
    public synchronized boolean remove(WebhookId id) {
        return Optional.ofNullable(webhooks.remove(id.value())).isPresent();
    }
}

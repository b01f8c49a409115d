package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.WebhookRepository;
import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import dev.milepost.domain.delivery.WebhookUrl;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Webhooks in DynamoDB: few, so all of them are one collection, which is read at once and is never out of date. */
public final class DynamoDbWebhookRepository implements WebhookRepository {
    private static final String WEBHOOKS = "webhooks";

    private final DynamoDb db;

    public DynamoDbWebhookRepository(DynamoDb db) {
        this.db = db;
    }

    @Override
    public void add(Webhook webhook) {
        db.put(Table.DELIVERIES, write(webhook), Condition.ABSENT);
    }

    @Override
    public Optional<Webhook> find(WebhookId id) {
        return db.get(Table.DELIVERIES, key(id)).map(DynamoDbWebhookRepository::read);
    }

    @Override
    public List<Webhook> list() {
        return db.collection(Table.DELIVERIES, WEBHOOKS)
                .map(DynamoDbWebhookRepository::read)
                .sorted(Comparator.comparing((Webhook webhook) -> webhook.id().value())
                        .reversed())
                .toList();
    }

    @Override
    public boolean remove(WebhookId id) {
        var isThere = find(id).isPresent();
        db.delete(Table.DELIVERIES, key(id));
        return isThere;
    }

    private static Key key(WebhookId id) {
        return new Key(WEBHOOKS, id.value());
    }

    private static ItemWriter write(Webhook webhook) {
        return ItemWriter.at(key(webhook.id()))
                .text("url", webhook.url().value())
                .text("secret", webhook.secret())
                .instant("createdAt", webhook.createdAt());
    }

    private static Webhook read(ItemReader item) {
        return new Webhook(
                new WebhookId(item.sort()),
                new WebhookUrl(item.text("url")),
                item.text("secret"),
                item.instant("createdAt"));
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.WebhookRepositoryContract;
import dev.milepost.application.port.WebhookRepository;

class DynamoDbWebhookRepositoryTest implements WebhookRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.DELIVERIES);

    @Override
    public WebhookRepository webhooks() {
        return new DynamoDbWebhookRepository(db);
    }
}

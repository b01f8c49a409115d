package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.WebhookRepositoryContract;
import dev.milepost.application.port.WebhookRepository;

class PostgresWebhookRepositoryTest implements WebhookRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public WebhookRepository webhooks() {
        return new PostgresWebhookRepository(database);
    }
}

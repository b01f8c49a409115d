package dev.milepost.application.fake;

import dev.milepost.application.contract.WebhookRepositoryContract;
import dev.milepost.application.port.WebhookRepository;

class InMemoryWebhookRepositoryTest implements WebhookRepositoryContract {
    private final InMemoryWebhookRepository webhooks = new InMemoryWebhookRepository();

    @Override
    public WebhookRepository webhooks() {
        return webhooks;
    }
}

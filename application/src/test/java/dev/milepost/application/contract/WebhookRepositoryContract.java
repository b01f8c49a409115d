package dev.milepost.application.contract;

import static dev.milepost.testing.Deliveries.HOOK;
import static dev.milepost.testing.Deliveries.webhook;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.WebhookRepository;
import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link WebhookRepository} must keep to. */
public interface WebhookRepositoryContract {
    /** The store of this test, empty when the test begins; every call in one test is about the same. */
    WebhookRepository webhooks();

    @Test
    default void anEmptyStoreHasNoWebhook() {
        assertThat(webhooks().find(HOOK)).isEmpty();
        assertThat(webhooks().list()).isEmpty();
        assertThat(webhooks().remove(HOOK)).isFalse();
    }

    @Test
    default void aWebhookIsKeptWholeAndAddingItAgainChangesNothing() {
        var hook = webhook(HOOK, "https://example.com:8443/hook?a=%20&b=_%");
        webhooks().add(hook);

        webhooks().add(webhook(HOOK, "https://example.com/other"));

        assertThat(webhooks().find(HOOK)).contains(hook);
        assertThat(webhooks().list()).containsExactly(hook);
        assertThat(webhooks().find(new WebhookId("hook-2"))).isEmpty();
    }

    @Test
    default void theyAreListedNewestFirst() {
        IntStream.range(0, 20).forEach(i -> webhooks().add(webhook(id(i), "https://example.com/" + i)));

        assertThat(webhooks().list())
                .extracting(Webhook::id)
                .isEqualTo(IntStream.range(0, 20).mapToObj(i -> id(19 - i)).toList());
    }

    @Test
    default void aRemovedWebhookIsGone() {
        webhooks().add(webhook(HOOK, "https://example.com/1"));
        webhooks().add(webhook(id(7), "https://example.com/7"));

        assertThat(webhooks().remove(HOOK)).isTrue();
        assertThat(webhooks().remove(HOOK)).isFalse();

        assertThat(webhooks().find(HOOK)).isEmpty();
        assertThat(webhooks().list()).extracting(Webhook::id).containsExactly(id(7));
    }

    private static WebhookId id(int number) {
        return new WebhookId("hook-%06d".formatted(number));
    }
}

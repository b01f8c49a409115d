package dev.milepost.testing;

import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.DeliveryId;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import dev.milepost.domain.delivery.WebhookUrl;
import dev.milepost.domain.report.ReportingPeriod;
import java.time.Instant;

/** Webhooks and deliveries for tests. */
public final class Deliveries {
    public static final WebhookId HOOK = new WebhookId("hook-1");

    private Deliveries() {}

    public static Webhook webhook(WebhookId id, String url) {
        return new Webhook(id, new WebhookUrl(url), "a secret of this webhook", Tasks.NINE);
    }

    /** About the first edition of week 47, for {@link #HOOK}, due at once. */
    public static Delivery numbered(int number, Instant now) {
        return Delivery.of(id(number), new Target.ToWebhook(HOOK), edition(), now);
    }

    public static DeliveryId id(int number) {
        return new DeliveryId("delivery-%06d".formatted(number));
    }

    public static Occasion edition() {
        return new Occasion.EditionMade(new ReportingPeriod.Week(2026, 47), 1, Tasks.NINE);
    }
}

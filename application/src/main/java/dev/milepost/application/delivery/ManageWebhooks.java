package dev.milepost.application.delivery;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.SecretSource;
import dev.milepost.application.port.WebhookRepository;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.DeliveryId;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import dev.milepost.domain.delivery.Webhook;
import dev.milepost.domain.delivery.WebhookId;
import dev.milepost.domain.delivery.WebhookUrl;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Says which other systems are told of reports. */
public final class ManageWebhooks {
    public static final int LEAST_SECRET = 16;
    public static final int MOST_SECRET = 200;
    private static final int MOST_WEBHOOKS = 20;

    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final boolean plainHttp;
    private final IdSource ids;
    private final SecretSource secrets;
    private final InstantSource clock;

    /** @param plainHttp whether messages may travel unencrypted, as within a private network */
    public ManageWebhooks(
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            boolean plainHttp,
            IdSource ids,
            SecretSource secrets,
            InstantSource clock) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.plainHttp = plainHttp;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /**
     * Makes a webhook, which hears of every edition from now on.
     *
     * @param secret of {@value #LEAST_SECRET} to {@value #MOST_SECRET} characters; empty: one is made
     */
    public Outcome<Webhook> register(String url, Optional<String> secret) {
        var parsed = WebhookUrl.parse(url);
        var flaws = new FlawCollector()
                .require(parsed.isPresent(), "url", "must be an address such as https://example.com/hook")
                .require(parsed.isEmpty() || plainHttp || parsed.get().isEncrypted(), "url", "must begin with https://")
                .require(
                        secret.isEmpty() || isSecret(secret.get()),
                        "secret",
                        "must be of " + LEAST_SECRET + " to " + MOST_SECRET + " characters")
                .flaws();
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        if (webhooks.list().size() >= MOST_WEBHOOKS) {
            return Outcome.refused(new Refusal.TooManyWebhooks(MOST_WEBHOOKS));
        }
        var webhook = new Webhook(
                new WebhookId(ids.next()), parsed.orElseThrow(), secret.orElseGet(secrets::next), clock.instant());
        webhooks.add(webhook);
        return Outcome.done(webhook);
    }

    private static boolean isSecret(String text) {
        return text.length() >= LEAST_SECRET && text.length() <= MOST_SECRET;
    }

    /** All webhooks, newest first. */
    public List<Webhook> list() {
        return webhooks.list();
    }

    /** Ends a webhook; what it would still have been told is given up. */
    public Outcome<WebhookId> remove(WebhookId id) {
        return webhooks.remove(id) ? Outcome.done(id) : Outcome.refused(new Refusal.NotFound());
    }

    /** Has a message sent that says nothing, to see whether it arrives. */
    public Outcome<Delivery> ping(WebhookId id) {
        if (webhooks.find(id).isEmpty()) {
            return Outcome.refused(new Refusal.NotFound());
        }
        var delivery =
                Delivery.of(new DeliveryId(ids.next()), new Target.ToWebhook(id), new Occasion.Ping(), clock.instant());
        deliveries.add(delivery);
        return Outcome.done(delivery);
    }
}

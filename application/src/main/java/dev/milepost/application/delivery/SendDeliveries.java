package dev.milepost.application.delivery;

import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.MailSender;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.SendResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.port.WebhookRepository;
import dev.milepost.application.port.WebhookSender;
import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.Target;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/**
 * Tells what is due, one after the other. Run it often, in as many processes as there are: each try is taken by one of them. What fails
 * is due again later, for a bounded number of tries.
 */
public final class SendDeliveries {
    /** How long the log goes back. */
    private static final Duration KEPT = Duration.ofDays(90);

    private final DeliveryRepository deliveries;
    private final WebhookRepository webhooks;
    private final WebhookSender webhookSender;
    private final Optional<MailSender> mailSender;
    private final DoubleSupplier random;
    private final InstantSource clock;

    /**
     * @param mailSender empty: no e-mail is sent
     * @param random gives numbers 0..1
     */
    public SendDeliveries(
            DeliveryRepository deliveries,
            WebhookRepository webhooks,
            WebhookSender webhookSender,
            Optional<MailSender> mailSender,
            DoubleSupplier random,
            InstantSource clock) {
        this.deliveries = deliveries;
        this.webhooks = webhooks;
        this.webhookSender = webhookSender;
        this.mailSender = mailSender;
        this.random = random;
        this.clock = clock;
    }

    /** Makes one try of each delivery that is due, of so many at most. */
    public void send(int most) {
        deliveries.due(clock.instant(), most).forEach(this::attempt);
    }

    /** Forgets what was told long ago. */
    public void forgetOld() {
        deliveries.removeCreatedBefore(clock.instant().minus(KEPT));
    }

    private void attempt(Versioned<Delivery> due) {
        var begun = due.value().begin(clock.instant());
        switch (deliveries.save(begun, due.version())) {
            case SaveResult.Saved<Delivery> taken when begun.dueAt().isPresent() -> carryOut(taken.saved());
            case SaveResult.Saved<Delivery> givenUp -> {}
            case SaveResult.Stale<Delivery> takenByAnother -> {}
        }
    }

    private void carryOut(Versioned<Delivery> begun) {
        var delivery = begun.value();
        var answer = tell(delivery);
        var ended = delivery.end(answer.result(), answer.status(), clock.instant(), random.getAsDouble());
        deliveries.save(ended, begun.version());
    }

    private SendResult tell(Delivery delivery) {
        return switch (delivery.target()) {
            case Target.ToWebhook to ->
                webhooks.find(to.id())
                        .map(webhook -> webhookSender.send(webhook, delivery, clock.instant()))
                        .orElseGet(() -> SendResult.of(Result.GONE));
            case Target.ByMail by ->
                mailSender.map(sender -> sender.send(by.to(), delivery)).orElseGet(() -> SendResult.of(Result.GONE));
        };
    }
}

package dev.milepost.application.delivery;

import dev.milepost.application.Sha256;
import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.WebhookRepository;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.DeliveryId;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.report.Edition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Puts down whom to tell of editions that were made lately. Run it often: what it puts down is named after the edition and the receiver, so
 * that nothing is told twice, and what a crash left out is put down the next time.
 */
public final class AnnounceEditions {
    private static final Duration NEWS_FOR = Duration.ofDays(3);
    /** The weeks and months that may still be corrected, and some more. */
    private static final int PERIODS = 20;

    private final ReportRepository reports;
    private final WebhookRepository webhooks;
    private final DeliveryRepository deliveries;
    private final List<Email> recipients;
    private final InstantSource clock;

    /** @param recipients who is told by e-mail */
    public AnnounceEditions(
            ReportRepository reports,
            WebhookRepository webhooks,
            DeliveryRepository deliveries,
            List<Email> recipients,
            InstantSource clock) {
        this.reports = reports;
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.recipients = List.copyOf(recipients);
        this.clock = clock;
    }

    /** @return how many deliveries are new */
    public int announce() {
        var now = clock.instant();
        return (int) reports.latestOfEach(PERIODS).stream()
                .filter(edition -> edition.madeAt().plus(NEWS_FOR).isAfter(now))
                .flatMap(edition -> targets(edition).map(target -> delivery(edition, target, now)))
                .filter(deliveries::add)
                .count();
    }

    /** A webhook hears of what is made after it was; people by e-mail hear of whatever is news. */
    private Stream<Target> targets(Edition.Head edition) {
        return Stream.concat(
                webhooks.list().stream()
                        .filter(webhook -> !webhook.createdAt().isAfter(edition.madeAt()))
                        .map(webhook -> new Target.ToWebhook(webhook.id())),
                recipients.stream().map(Target.ByMail::new));
    }

    private static Delivery delivery(Edition.Head edition, Target target, Instant now) {
        var occasion = new Occasion.EditionMade(edition.period(), edition.number(), edition.madeAt());
        return Delivery.of(id(occasion, target), target, occasion, now);
    }

    /** Begins with the edition's time, as a UUID of version 7 would (RFC 9562, 5.7), and goes on with what is told to whom. */
    private static DeliveryId id(Occasion.EditionMade occasion, Target target) {
        var receiver = switch (target) {
            case Target.ToWebhook webhook -> "webhook " + webhook.id().value();
            case Target.ByMail mail -> "mail " + mail.to().value();
        };
        var name = Sha256.hex(occasion.period().label() + " " + occasion.number() + " " + receiver);
        var time = String.format(Locale.ROOT, "%012x", occasion.madeAt().toEpochMilli());
        return new DeliveryId(String.join(
                "-",
                time.substring(0, 8),
                time.substring(8),
                "7" + name.substring(0, 3),
                "8" + name.substring(3, 6),
                name.substring(6, 18)));
    }
}

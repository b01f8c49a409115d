package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.delivery.Attempt;
import dev.milepost.domain.delivery.Attempt.Result;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.Delivery.State;
import dev.milepost.domain.delivery.DeliveryId;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import dev.milepost.domain.delivery.WebhookId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.report.ReportingPeriod;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** Deliveries as items. */
final class DeliveryItems {
    static final String KIND = "delivery";
    static final String PREFIX = "delivery#";
    /** The partition of the index of those that are due. */
    static final String DUE = "delivery";

    private static final Duration KEPT = Duration.ofDays(90);
    private static final String WEBHOOK = "webhook";
    private static final String EMAIL = "email";
    private static final String PERIOD = "period";
    private static final String CREATED_AT = "createdAt";
    private static final String DELIVERED_AT = "deliveredAt";
    private static final String GIVEN_UP_AT = "givenUpAt";

    private DeliveryItems() {}

    private static Key key(DeliveryId id) {
        return new Key(PREFIX + id.value(), KIND);
    }

    static ItemWriter write(Delivery delivery) {
        var item = ItemWriter.at(key(delivery.id()))
                .text(Index.LIST.hash(), KIND)
                .instant(CREATED_AT, delivery.createdAt())
                .expiry(delivery.createdAt().plus(KEPT))
                .parts(
                        "attempts",
                        delivery.attempts(),
                        (part, attempt) -> part.instant("at", attempt.at())
                                .text("result", attempt.result().name())
                                .text(
                                        "status",
                                        attempt.status().stream()
                                                .mapToObj(Integer::toString)
                                                .findFirst()));
        switch (delivery.target()) {
            case Target.ToWebhook to -> item.text(WEBHOOK, to.id().value());
            case Target.ByMail by -> item.text(EMAIL, by.to().value());
        }
        switch (delivery.occasion()) {
            case Occasion.EditionMade made ->
                item.text(PERIOD, made.period().label())
                        .number("edition", made.number())
                        .instant("madeAt", made.madeAt());
            case Occasion.Ping ping -> {}
        }
        return switch (delivery.state()) {
            case State.Due due -> item.text(Index.DUE.hash(), DUE).instant(Index.DUE.range(), due.at());
            case State.Delivered delivered -> item.instant(DELIVERED_AT, delivered.at());
            case State.GivenUp givenUp -> item.instant(GIVEN_UP_AT, givenUp.at());
        };
    }

    static Delivery read(ItemReader item) {
        return new Delivery(
                new DeliveryId(item.partition().substring(PREFIX.length())),
                item.optionalText(EMAIL)
                        .<Target>map(email -> new Target.ByMail(new Email(email)))
                        .orElseGet(() -> new Target.ToWebhook(new WebhookId(item.text(WEBHOOK)))),
                item.optionalText(PERIOD)
                        .<Occasion>map(label -> new Occasion.EditionMade(
                                period(label), item.integer("edition"), item.instant("madeAt")))
                        .orElseGet(Occasion.Ping::new),
                item.instant(CREATED_AT),
                item.parts("attempts").stream().map(DeliveryItems::attempt).toList(),
                state(item));
    }

    private static Attempt attempt(ItemReader part) {
        return new Attempt(
                part.instant("at"),
                Result.valueOf(part.text("result")),
                part.optionalText("status")
                        .map(Integer::valueOf)
                        .map(OptionalInt::of)
                        .orElseGet(OptionalInt::empty));
    }

    private static State state(ItemReader item) {
        return item.optionalInstant(Index.DUE.range())
                .<State>map(State.Due::new)
                .or(() -> item.optionalInstant(DELIVERED_AT).map(State.Delivered::new))
                .orElseGet(() -> new State.GivenUp(item.instant(GIVEN_UP_AT)));
    }

    private static ReportingPeriod period(String label) {
        return Stream.of(ReportingPeriod.Week.parse(label), ReportingPeriod.Month.parse(label))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }
}

package dev.milepost.adapters.http.delivery;

import dev.milepost.adapters.http.json.About;
import dev.milepost.domain.delivery.Attempt;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.Delivery.State;
import dev.milepost.domain.delivery.Occasion;
import dev.milepost.domain.delivery.Target;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** A line of the log of what was told to whom. */
record DeliveryJson(
        String id,
        @About("The webhook that is told; null for e-mail") Optional<String> webhookId,
        @About("Who is told by e-mail; null for a webhook") Optional<String> email,

        @About("The week or month whose report was made; null for a ping")
        Optional<String> period,

        @About("Which edition of it") Optional<Long> edition,
        Instant createdAt,
        Standing state,

        @About("When the next try is made, unless it is over")
        Optional<Instant> nextAttemptAt,

        @About("Oldest first") List<AttemptJson> attempts) {

    /** Where a delivery stands. */
    enum Standing {
        DUE,
        DELIVERED,
        GIVEN_UP
    }

    /** One try. */
    record AttemptJson(
            Instant at,
            Attempt.Result result,

            @About("What the receiver answered by HTTP or SMTP; null if nothing")
            Optional<Long> status) {
        private static AttemptJson of(Attempt attempt) {
            return new AttemptJson(attempt.at(), attempt.result(), boxed(attempt.status()));
        }

        private static Optional<Long> boxed(OptionalInt status) {
            return status.stream().mapToObj(Long::valueOf).findFirst();
        }
    }

    static DeliveryJson of(Delivery delivery) {
        return new DeliveryJson(
                delivery.id().value(),
                webhook(delivery.target()),
                email(delivery.target()),
                edition(delivery).map(made -> made.period().label()),
                edition(delivery).map(made -> (long) made.number()),
                delivery.createdAt(),
                switch (delivery.state()) {
                    case State.Due due -> Standing.DUE;
                    case State.Delivered delivered -> Standing.DELIVERED;
                    case State.GivenUp givenUp -> Standing.GIVEN_UP;
                },
                delivery.dueAt(),
                delivery.attempts().stream().map(AttemptJson::of).toList());
    }

    private static Optional<String> webhook(Target target) {
        return switch (target) {
            case Target.ToWebhook to -> Optional.of(to.id().value());
            case Target.ByMail by -> Optional.empty();
        };
    }

    private static Optional<String> email(Target target) {
        return switch (target) {
            case Target.ToWebhook to -> Optional.empty();
            case Target.ByMail by -> Optional.of(by.to().value());
        };
    }

    private static Optional<Occasion.EditionMade> edition(Delivery delivery) {
        return switch (delivery.occasion()) {
            case Occasion.EditionMade made -> Optional.of(made);
            case Occasion.Ping ping -> Optional.empty();
        };
    }
}

package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.Versioned;
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
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.Update;

/** Rows of the table of deliveries. */
final class DeliveryRows {
    private DeliveryRows() {}

    /** A try within the row's document. */
    record StoredAttempt(Instant at, Result result, Optional<Integer> status) {
        static StoredAttempt of(Attempt attempt) {
            return new StoredAttempt(
                    attempt.at(),
                    attempt.result(),
                    attempt.status().stream().boxed().findFirst());
        }

        Attempt attempt() {
            return new Attempt(at, result, status.map(OptionalInt::of).orElseGet(OptionalInt::empty));
        }
    }

    private record StoredAttempts(List<StoredAttempt> attempts) {}

    static Update bind(Delivery delivery, Update statement) {
        bindTarget(delivery.target(), statement);
        bindOccasion(delivery.occasion(), statement);
        bindState(delivery.state(), statement);
        var attempts = new StoredAttempts(
                delivery.attempts().stream().map(StoredAttempt::of).toList());
        return statement
                .bind("id", delivery.id().value())
                .bind("createdAt", delivery.createdAt())
                .bind("attempts", Json.write(attempts));
    }

    private static void bindTarget(Target target, Update statement) {
        switch (target) {
            case Target.ToWebhook to ->
                statement.bind("webhook", to.id().value()).bind("email", Optional.<String>empty());
            case Target.ByMail by ->
                statement
                        .bind("webhook", Optional.<String>empty())
                        .bind("email", by.to().value());
        }
    }

    private static void bindOccasion(Occasion occasion, Update statement) {
        switch (occasion) {
            case Occasion.EditionMade made ->
                statement
                        .bind("period", made.period().label())
                        .bind("edition", Optional.of(made.number()))
                        .bind("madeAt", made.madeAt());
            case Occasion.Ping ping ->
                statement
                        .bind("period", Optional.<String>empty())
                        .bind("edition", Optional.<Integer>empty())
                        .bind("madeAt", Optional.<Instant>empty());
        }
    }

    private static void bindState(State state, Update statement) {
        switch (state) {
            case State.Due due -> bindState(statement, Optional.of(due.at()), Optional.empty(), false);
            case State.Delivered delivered -> bindState(statement, Optional.empty(), Optional.of(delivered.at()), true);
            case State.GivenUp givenUp -> bindState(statement, Optional.empty(), Optional.of(givenUp.at()), false);
        }
    }

    private static void bindState(
            Update statement, Optional<Instant> dueAt, Optional<Instant> endedAt, boolean delivered) {
        statement.bind("dueAt", dueAt).bind("endedAt", endedAt).bind("delivered", delivered);
    }

    static Versioned<Delivery> read(ResultSet row, StatementContext context) throws SQLException {
        var attempts = Json.read(row.getString("attempts"), StoredAttempts.class).attempts().stream()
                .map(StoredAttempt::attempt)
                .toList();
        var delivery = new Delivery(
                new DeliveryId(row.getString("id")),
                target(row),
                occasion(row),
                Columns.instant(row, "created_at"),
                attempts,
                state(row));
        return new Versioned<>(delivery, row.getLong("version"));
    }

    private static Target target(ResultSet row) throws SQLException {
        var email = Columns.text(row, "email");
        return email.isPresent()
                ? new Target.ByMail(new Email(email.get()))
                : new Target.ToWebhook(new WebhookId(row.getString("webhook_id")));
    }

    private static Occasion occasion(ResultSet row) throws SQLException {
        var period = Columns.text(row, "period");
        return period.isPresent()
                ? new Occasion.EditionMade(period(period.get()), row.getInt("edition"), Columns.instant(row, "made_at"))
                : new Occasion.Ping();
    }

    private static ReportingPeriod period(String label) {
        return Stream.of(ReportingPeriod.Week.parse(label), ReportingPeriod.Month.parse(label))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static State state(ResultSet row) throws SQLException {
        var dueAt = Columns.optionalInstant(row, "due_at");
        if (dueAt.isPresent()) {
            return new State.Due(dueAt.get());
        }
        var endedAt = Columns.instant(row, "ended_at");
        return row.getBoolean("delivered") ? new State.Delivered(endedAt) : new State.GivenUp(endedAt);
    }
}

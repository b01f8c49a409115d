package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.Versioned;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.Duplicate;
import dev.milepost.domain.receipt.Likeness;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReadReceipt;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptFacts;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.receipt.RejectedReceipt;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.domain.receipt.UnreadableReceipt;
import dev.milepost.domain.task.TaskId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jdbi.v3.core.statement.StatementContext;

/** Receipts as rows, both ways. Every state has the same columns; those that it doesn't know are null. */
final class ReceiptRows {
    private ReceiptRows() {}

    static <S extends SqlStatement<S>> S bind(Receipt receipt, S statement) {
        var facts = receipt.facts();
        bindState(receipt, statement);
        return statement
                .bind("id", facts.id().value())
                .bind("status", receipt.status().name())
                .bind("task", facts.taskId().value())
                .bind("courier", facts.courierId().value())
                .bind("uploadedAt", facts.uploadedAt())
                .bind("mediaType", facts.mediaType().name())
                .bind("sha256", facts.sha256())
                .bind("sizeBytes", facts.sizeBytes())
                .bind("duplicateOf", facts.duplicate().map(other -> other.of().value()))
                .bind("duplicateLikeness", facts.duplicate().map(Duplicate::likeness));
    }

    private static void bindState(Receipt receipt, SqlStatement<?> statement) {
        bindReading(reading(receipt), statement);
        var confirmed =
                receipt instanceof ConfirmedReceipt done ? Optional.of(done) : Optional.<ConfirmedReceipt>empty();
        var rejected = receipt instanceof RejectedReceipt done ? Optional.of(done) : Optional.<RejectedReceipt>empty();
        var total = confirmed.map(ConfirmedReceipt::total);
        statement
                .bind("totalMinorUnits", total.map(Money::minorUnits))
                .bind("totalCurrency", total.map(money -> money.currency().getCurrencyCode()))
                .bind("rejectReason", rejected.map(RejectedReceipt::reason))
                .bind(
                        "reviewedBy",
                        confirmed
                                .flatMap(ConfirmedReceipt::confirmedBy)
                                .or(() -> rejected.map(RejectedReceipt::rejectedBy))
                                .map(AccountId::value))
                .bind(
                        "reviewedAt",
                        confirmed
                                .map(ConfirmedReceipt::confirmedAt)
                                .or(() -> rejected.map(RejectedReceipt::rejectedAt)));
    }

    private static void bindReading(MachineReading machine, SqlStatement<?> statement) {
        statement
                .bind("reading", machine.reading().map(StoredReading::of).map(Json::write))
                .bind("unreadableReason", machine.unreadable().map(Enum::name))
                .bind("readAt", machine.at());
    }

    /** What the machine made of a receipt, as far as its state tells. */
    private record MachineReading(
            Optional<Reading> reading, Optional<UnreadableReason> unreadable, Optional<Instant> at) {}

    private static MachineReading reading(Receipt receipt) {
        return switch (receipt) {
            case ReadingReceipt reading -> new MachineReading(Optional.empty(), Optional.empty(), Optional.empty());
            case ReadReceipt read ->
                new MachineReading(Optional.of(read.reading()), Optional.empty(), Optional.of(read.readAt()));
            case UnreadableReceipt unreadable ->
                new MachineReading(
                        Optional.empty(), Optional.of(unreadable.reason()), Optional.of(unreadable.triedAt()));
            case ConfirmedReceipt confirmed ->
                new MachineReading(confirmed.reading(), Optional.empty(), Optional.empty());
            case RejectedReceipt rejected -> new MachineReading(rejected.reading(), Optional.empty(), Optional.empty());
        };
    }

    static Versioned<Receipt> receipt(ResultSet row, StatementContext context) throws SQLException {
        return new Versioned<>(receipt(row), row.getLong("version"));
    }

    private static Receipt receipt(ResultSet row) throws SQLException {
        var facts = facts(row);
        var reading = Columns.text(row, "reading")
                .map(document -> Json.read(document, StoredReading.class).reading());
        var reviewer = Columns.text(row, "reviewed_by").map(AccountId::new);
        return switch (ReceiptStatus.valueOf(row.getString("status"))) {
            case READING -> new ReadingReceipt(facts);
            case READ -> new ReadReceipt(facts, reading.orElseThrow(), Columns.instant(row, "read_at"));
            case UNREADABLE ->
                new UnreadableReceipt(
                        facts,
                        UnreadableReason.valueOf(row.getString("unreadable_reason")),
                        Columns.instant(row, "read_at"));
            case CONFIRMED ->
                new ConfirmedReceipt(
                        facts, reading, Columns.money(row, "total"), reviewer, Columns.instant(row, "reviewed_at"));
            case REJECTED ->
                new RejectedReceipt(
                        facts,
                        reading,
                        row.getString("reject_reason"),
                        reviewer.orElseThrow(),
                        Columns.instant(row, "reviewed_at"));
        };
    }

    private static ReceiptFacts facts(ResultSet row) throws SQLException {
        return new ReceiptFacts(
                new ReceiptId(row.getString("id")),
                new TaskId(row.getString("task_id")),
                new AccountId(row.getString("courier_id")),
                Columns.instant(row, "uploaded_at"),
                MediaType.valueOf(row.getString("media_type")),
                row.getString("sha256"),
                row.getLong("size_bytes"),
                duplicate(row));
    }

    private static Optional<Duplicate> duplicate(ResultSet row) throws SQLException {
        var likeness = row.getString("duplicate_likeness");
        return Columns.text(row, "duplicate_of")
                .map(other -> new Duplicate(new ReceiptId(other), Likeness.valueOf(likeness)));
    }
}

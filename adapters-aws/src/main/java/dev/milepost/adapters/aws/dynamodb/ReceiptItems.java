package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.Box;
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
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;

/** Receipts as items, both ways. */
final class ReceiptItems {
    static final String PREFIX = "receipt#";
    static final String KIND = "receipt";

    private static final String READING = "reading";

    private ReceiptItems() {}

    static Key key(ReceiptId id) {
        return new Key(PREFIX + id.value(), KIND);
    }

    static ReceiptId id(ItemReader item) {
        return new ReceiptId(item.partition().substring(PREFIX.length()));
    }

    static ItemWriter write(Receipt receipt) {
        var facts = receipt.facts();
        var item = ItemWriter.at(key(facts.id()))
                .text(Index.LIST.hash(), KIND)
                .text(Index.STATUS.hash(), receipt.status().name())
                .text(Index.TASK.hash(), facts.taskId().value())
                .text(Index.COURIER.hash(), facts.courierId().value())
                .text(Index.MONTH.hash(), Months.of(facts.uploadedAt()))
                .instant(Index.MONTH.range(), facts.uploadedAt())
                .text(Index.CONTENT.hash(), facts.sha256())
                .text("type", facts.mediaType().name())
                .number("size", facts.sizeBytes())
                .text("duplicateOf", facts.duplicate().map(other -> other.of().value()))
                .text(
                        "likeness",
                        facts.duplicate().map(other -> other.likeness().name()));
        writeState(item, receipt);
        return item;
    }

    private static void writeState(ItemWriter item, Receipt receipt) {
        switch (receipt) {
            case ReadingReceipt waiting -> {}
            case ReadReceipt read ->
                item.part(READING, read.reading(), ReceiptItems::writeReading).instant("doneAt", read.readAt());
            case UnreadableReceipt unreadable ->
                item.text("why", unreadable.reason().name()).instant("doneAt", unreadable.triedAt());
            case ConfirmedReceipt confirmed ->
                item.part(READING, confirmed.reading(), ReceiptItems::writeReading)
                        .money("total", confirmed.total())
                        .text("by", confirmed.confirmedBy().map(AccountId::value))
                        .instant("doneAt", confirmed.confirmedAt());
            case RejectedReceipt rejected ->
                item.part(READING, rejected.reading(), ReceiptItems::writeReading)
                        .text("reason", rejected.reason())
                        .text("by", rejected.rejectedBy().value())
                        .instant("doneAt", rejected.rejectedAt());
        }
    }

    private static void writeReading(ItemWriter item, Reading reading) {
        item.money("total", reading.total())
                .text("currency", reading.currency().map(Currency::getCurrencyCode))
                .text("date", reading.date().map(LocalDate::toString))
                .text("merchant", reading.merchant())
                .money("tax", reading.tax())
                .decimal("confidence", reading.confidence())
                .parts("evidence", reading.evidence(), ReceiptItems::writeEvidence)
                .parts(
                        "checks",
                        reading.checks(),
                        (part, check) -> part.text("name", check.name()).flag("passed", check.passed()));
    }

    private static void writeEvidence(ItemWriter item, Reading.Evidence evidence) {
        item.text("text", evidence.text())
                .number("page", evidence.page())
                .number("left", evidence.box().left())
                .number("top", evidence.box().top())
                .number("width", evidence.box().width())
                .number("height", evidence.box().height());
    }

    static Receipt read(ItemReader item) {
        var facts = readFacts(item);
        return switch (ReceiptStatus.valueOf(item.text(Index.STATUS.hash()))) {
            case READING -> new ReadingReceipt(facts);
            case READ -> new ReadReceipt(facts, readReading(item.part(READING)), item.instant("doneAt"));
            case UNREADABLE ->
                new UnreadableReceipt(facts, UnreadableReason.valueOf(item.text("why")), item.instant("doneAt"));
            case CONFIRMED ->
                new ConfirmedReceipt(
                        facts,
                        reading(item),
                        item.money("total"),
                        item.optionalText("by").map(AccountId::new),
                        item.instant("doneAt"));
            case REJECTED ->
                new RejectedReceipt(
                        facts,
                        reading(item),
                        item.text("reason"),
                        new AccountId(item.text("by")),
                        item.instant("doneAt"));
        };
    }

    private static ReceiptFacts readFacts(ItemReader item) {
        return new ReceiptFacts(
                id(item),
                new TaskId(item.text(Index.TASK.hash())),
                new AccountId(item.text(Index.COURIER.hash())),
                item.instant(Index.MONTH.range()),
                MediaType.valueOf(item.text("type")),
                item.text(Index.CONTENT.hash()),
                item.number("size"),
                item.optionalText("duplicateOf").map(other -> new Duplicate(new ReceiptId(other), likeness(item))));
    }

    /** At first only identical files were found, and it wasn't said. */
    private static Likeness likeness(ItemReader item) {
        return item.optionalText("likeness").map(Likeness::valueOf).orElse(Likeness.SAME_FILE);
    }

    private static Optional<Reading> reading(ItemReader item) {
        return item.optionalPart(READING).map(ReceiptItems::readReading);
    }

    private static Reading readReading(ItemReader reading) {
        return new Reading(
                reading.optionalMoney("total"),
                reading.optionalText("currency").map(Currency::getInstance),
                reading.optionalText("date").map(LocalDate::parse),
                reading.optionalText("merchant"),
                reading.optionalMoney("tax"),
                reading.decimal("confidence"),
                reading.parts("evidence").stream()
                        .map(ReceiptItems::readEvidence)
                        .toList(),
                reading.parts("checks").stream()
                        .map(check -> new Reading.Check(check.text("name"), check.flag("passed")))
                        .toList());
    }

    private static Reading.Evidence readEvidence(ItemReader evidence) {
        var box = new Box(
                evidence.integer("left"),
                evidence.integer("top"),
                evidence.integer("width"),
                evidence.integer("height"));
        return new Reading.Evidence(evidence.text("text"), evidence.integer("page"), box);
    }
}

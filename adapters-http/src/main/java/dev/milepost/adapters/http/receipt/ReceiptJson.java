package dev.milepost.adapters.http.receipt;

import dev.milepost.adapters.http.json.About;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.Duplicate;
import dev.milepost.domain.receipt.Likeness;
import dev.milepost.domain.receipt.ReadReceipt;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.receipt.RejectedReceipt;
import dev.milepost.domain.receipt.UnreadableReceipt;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A receipt as clients see it. */
public record ReceiptJson(
        String id,
        long version,
        String taskId,
        String courierId,
        ReceiptStatus status,
        Instant uploadedAt,
        @About("As the content itself shows") String mediaType,
        long sizeBytes,

        @About("What was read by machine; null before, and if it is unreadable")
        Optional<ReadingJson> reading,

        @About("Why it could not be read by machine") Optional<String> unreadableReason,
        @About("The total as it was confirmed") Optional<Money> confirmed,

        @About("Whether the confirmed total differs from what was read")
        Optional<Boolean> corrected,

        @About("Why a manager rejected it") Optional<String> rejectedReason,
        @About("When it was confirmed or rejected") Optional<Instant> decidedAt,

        @About("The account of who confirmed or rejected it; null if that was done automatically")
        Optional<String> decidedBy,

        @About("Whether it was confirmed without a manager; null while it isn't confirmed")
        Optional<Boolean> automatic,

        @About("Another receipt, as a rule an earlier one, that this one repeats: a warning")
        Optional<String> duplicateOf,

        @About("What gives rise to that warning, the surest first")
        Optional<Likeness> duplicateBy) {

    /** What was read on a receipt. */
    record ReadingJson(
            Optional<Money> total,
            @About("An ISO 4217 code") Optional<String> currency,
            @About("ISO 8601, such as 2026-11-23") Optional<String> date,
            Optional<String> merchant,
            @About("The tax contained in the total") Optional<Money> tax,

            @About("0..1: among readings of this confidence, the share whose total is right")
            double confidence,

            List<EvidenceJson> evidence,
            List<CheckJson> checks) {
        private static ReadingJson of(Reading reading) {
            return new ReadingJson(
                    reading.total(),
                    reading.currency().map(currency -> currency.getCurrencyCode()),
                    reading.date().map(LocalDate::toString),
                    reading.merchant(),
                    reading.tax(),
                    reading.confidence(),
                    reading.evidence().stream().map(EvidenceJson::of).toList(),
                    reading.checks().stream()
                            .map(check -> new CheckJson(check.name(), check.passed()))
                            .toList());
        }
    }

    /** Printed text that a reading rests on. */
    record EvidenceJson(
            String text, @About("Counted from 1") int page, BoxJson box) {
        private static EvidenceJson of(Reading.Evidence evidence) {
            return new EvidenceJson(evidence.text(), evidence.page(), BoxJson.of(evidence.box()));
        }
    }

    /** A rectangle on the upright page. */
    record BoxJson(
            @About("Pixels from the left") int x,
            @About("Pixels from the top") int y,
            @About("Pixels") int width,
            @About("Pixels") int height) {
        private static BoxJson of(Box box) {
            return new BoxJson(box.left(), box.top(), box.width(), box.height());
        }
    }

    /** A test that was made on the total. */
    record CheckJson(String name, boolean passed) {}

    public static ReceiptJson of(Versioned<Receipt> stored) {
        var receipt = stored.value();
        var facts = receipt.facts();
        return new ReceiptJson(
                facts.id().value(),
                stored.version(),
                facts.taskId().value(),
                facts.courierId().value(),
                receipt.status(),
                facts.uploadedAt(),
                facts.mediaType().contentType(),
                facts.sizeBytes(),
                receipt.machineReading().map(ReadingJson::of),
                receipt instanceof UnreadableReceipt unreadable
                        ? Optional.of(unreadable.reason().message())
                        : Optional.empty(),
                receipt instanceof ConfirmedReceipt confirmed ? Optional.of(confirmed.total()) : Optional.empty(),
                receipt instanceof ConfirmedReceipt confirmed ? Optional.of(confirmed.isCorrected()) : Optional.empty(),
                receipt instanceof RejectedReceipt rejected ? Optional.of(rejected.reason()) : Optional.empty(),
                decidedAt(receipt),
                decidedBy(receipt).map(AccountId::value),
                receipt instanceof ConfirmedReceipt confirmed ? Optional.of(confirmed.isAutomatic()) : Optional.empty(),
                facts.duplicate().map(other -> other.of().value()),
                facts.duplicate().map(Duplicate::likeness));
    }

    private static Optional<Instant> decidedAt(Receipt receipt) {
        return switch (receipt) {
            case ReadingReceipt waiting -> Optional.empty();
            case ReadReceipt read -> Optional.empty();
            case UnreadableReceipt unreadable -> Optional.empty();
            case ConfirmedReceipt confirmed -> Optional.of(confirmed.confirmedAt());
            case RejectedReceipt rejected -> Optional.of(rejected.rejectedAt());
        };
    }

    private static Optional<AccountId> decidedBy(Receipt receipt) {
        return switch (receipt) {
            case ReadingReceipt waiting -> Optional.empty();
            case ReadReceipt read -> Optional.empty();
            case UnreadableReceipt unreadable -> Optional.empty();
            case ConfirmedReceipt confirmed -> confirmed.confirmedBy();
            case RejectedReceipt rejected -> Optional.of(rejected.rejectedBy());
        };
    }
}

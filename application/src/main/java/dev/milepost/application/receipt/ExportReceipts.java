package dev.milepost.application.receipt;

import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.ReceiptStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Gives out what managers said about receipts as labelled examples, to score and tune readers by. What was confirmed automatically isn't one: a
 * reader can't be its own teacher.
 */
public final class ExportReceipts {
    private static final ReceiptFilter CONFIRMED =
            new ReceiptFilter(Optional.of(ReceiptStatus.CONFIRMED), Optional.empty(), Optional.empty());
    private static final int AT_ONCE = 100;

    private final ReceiptRepository receipts;
    private final PhotoStore photos;

    public ExportReceipts(ReceiptRepository receipts, PhotoStore photos) {
        this.receipts = receipts;
        this.photos = photos;
    }

    /**
     * A receipt, and what is right about it.
     *
     * @param photo the file as it was uploaded
     * @param total as a manager confirmed it
     * @param reading what the machine had made of it; empty if it was unreadable
     */
    public record Example(ReceiptId id, MediaType type, byte[] photo, Money total, Optional<Reading> reading) {
        /** Whether the machine had read something else, or nothing. */
        public boolean isCorrected() {
            return !reading.flatMap(Reading::total).equals(Optional.of(total));
        }
    }

    /**
     * Hands over every example uploaded with {@code from <= uploadedAt < to}, newest first, one at a time.
     *
     * @return how many there were
     */
    public int export(Instant from, Instant to, Consumer<Example> taker) {
        var exported = 0;
        var after = Optional.<String>empty();
        do {
            var page = receipts.list(CONFIRMED, new PageRequest(AT_ONCE, after));
            for (var stored : page.items()) {
                var example = example((ConfirmedReceipt) stored.value(), from, to);
                example.ifPresent(taker);
                exported += example.isPresent() ? 1 : 0;
            }
            after = page.next();
        } while (after.isPresent());
        return exported;
    }

    private Optional<Example> example(ConfirmedReceipt receipt, Instant from, Instant to) {
        var facts = receipt.facts();
        if (receipt.isAutomatic()
                || facts.uploadedAt().isBefore(from)
                || !facts.uploadedAt().isBefore(to)) {
            return Optional.empty();
        }
        return photos.find(facts.id())
                .map(photo -> new Example(facts.id(), facts.mediaType(), photo, receipt.total(), receipt.reading()));
    }
}

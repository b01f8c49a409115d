package dev.milepost.application.receipt;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.Purchase;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.ReadingResult;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.domain.receipt.UnreadableReason;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.function.Function;

/**
 * Reads an uploaded receipt by machine, and confirms it where that is allowed and nothing speaks against it. Reading one twice does no harm:
 * only a receipt that still waits is changed.
 */
public final class ReadUploadedReceipt {
    private final ReceiptRepository receipts;
    private final PhotoStore photos;
    private final TextRecognizer recognizer;
    private final ReceiptReader reader;
    private final FindDuplicate duplicates;
    private final ReadingPolicy policy;
    private final InstantSource clock;

    public ReadUploadedReceipt(
            ReceiptRepository receipts,
            PhotoStore photos,
            TextRecognizer recognizer,
            ReceiptReader reader,
            FindDuplicate duplicates,
            ReadingPolicy policy,
            InstantSource clock) {
        this.receipts = receipts;
        this.photos = photos;
        this.recognizer = recognizer;
        this.reader = reader;
        this.duplicates = duplicates;
        this.policy = policy;
        this.clock = clock;
    }

    /** Reads it if it waits. An exception is a fault: try again later, or {@link #giveUp}. */
    public void read(ReceiptId id) {
        settle(
                id,
                waiting -> photos.find(id)
                        .map(photo -> read(waiting, photo))
                        .orElseGet(() -> waiting.unreadable(UnreadableReason.EMPTY_FILE, clock.instant())));
    }

    /** Leaves it to a manager after too many faults. */
    public void giveUp(ReceiptId id) {
        settle(id, waiting -> waiting.unreadable(UnreadableReason.ENGINE_FAILED, clock.instant()));
    }

    private void settle(ReceiptId id, Function<ReadingReceipt, Receipt> next) {
        var stored = receipts.find(id);
        var waiting = stored.map(found -> found.value()).filter(ReadingReceipt.class::isInstance);
        // Stale means that another reader was faster with the same result.
        waiting.ifPresent(receipt ->
                receipts.save(next.apply((ReadingReceipt) receipt), stored.get().version()));
    }

    private Receipt read(ReadingReceipt waiting, byte[] photo) {
        var document = new Document(photo, waiting.facts().mediaType());
        return switch (recognise(document, waiting.facts().uploadedAt())) {
            case ReadingResult.Read read -> settled(compared(waiting, document, Purchase.of(read.reading())), read);
            case ReadingResult.Unreadable unreadable ->
                compared(waiting, document, Purchase.UNKNOWN).unreadable(unreadable.reason(), clock.instant());
        };
    }

    private ReadingResult recognise(Document document, Instant uploadedAt) {
        return switch (recognizer.recognize(document)) {
            case Recognition.Recognized recognized ->
                reader.read(recognized.text(), policy.settings(), LocalDate.ofInstant(uploadedAt, ZoneOffset.UTC));
            case Recognition.Unrecognizable unrecognizable -> new ReadingResult.Unreadable(unrecognizable.reason());
        };
    }

    private ReadingReceipt compared(ReadingReceipt waiting, Document document, Purchase purchase) {
        return duplicates
                .of(waiting.facts(), document, purchase)
                .map(waiting::suspecting)
                .orElse(waiting);
    }

    private Receipt settled(ReadingReceipt waiting, ReadingResult.Read result) {
        var now = clock.instant();
        var read = waiting.read(result.reading(), now);
        return policy.automaticFrom()
                .flatMap(threshold -> read.confirmAutomatically(threshold, now))
                .<Receipt>map(confirmed -> confirmed)
                .orElse(read);
    }
}

package dev.milepost.application.fake;

import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.application.receipt.FindDuplicate;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.application.receipt.ReadingPolicy;
import dev.milepost.domain.receipt.ReaderSettings;
import dev.milepost.domain.receipt.ReceiptReader;
import dev.milepost.testing.Tasks;
import java.util.Optional;

/** Reads receipts at nine o'clock, in the currency of the tasks. */
public final class Readers {
    private Readers() {}

    /** A reader that leaves every decision to a manager. */
    public static ReadUploadedReceipt of(ReceiptRepository receipts, PhotoStore photos, TextRecognizer recognizer) {
        return of(receipts, new InMemoryReceiptFingerprints(), photos, recognizer, Optional.empty());
    }

    /** A reader that confirms by itself from a confidence on. */
    public static ReadUploadedReceipt of(
            ReceiptRepository receipts,
            ReceiptFingerprints fingerprints,
            PhotoStore photos,
            TextRecognizer recognizer,
            Optional<Double> automaticFrom) {
        return new ReadUploadedReceipt(
                receipts,
                photos,
                recognizer,
                new ReceiptReader(),
                new FindDuplicate(receipts, fingerprints, new InMemoryPagePictures()),
                new ReadingPolicy(new ReaderSettings(Tasks.BONUS.currency(), Optional.empty()), automaticFrom),
                new ManualClock(Tasks.NINE));
    }
}

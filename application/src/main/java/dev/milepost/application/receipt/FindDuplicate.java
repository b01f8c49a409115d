package dev.milepost.application.receipt;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.domain.receipt.Duplicate;
import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.PerceptualHash;
import dev.milepost.domain.receipt.Purchase;
import dev.milepost.domain.receipt.ReceiptFacts;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds whether a receipt was uploaded before: the same file, else the same photo, else the same purchase. Of two that are read at the same
 * time at least one is told of the other.
 */
public final class FindDuplicate {
    private final ReceiptRepository receipts;
    private final ReceiptFingerprints fingerprints;
    private final PagePictures pictures;

    public FindDuplicate(ReceiptRepository receipts, ReceiptFingerprints fingerprints, PagePictures pictures) {
        this.receipts = receipts;
        this.fingerprints = fingerprints;
        this.pictures = pictures;
    }

    /** The other receipt, the earliest of those that are most alike. @param purchase what was read on it */
    Optional<Duplicate> of(ReceiptFacts facts, Document photo, Purchase purchase) {
        return facts.duplicate()
                .or(() -> UploadReceipt.sameFile(receipts, facts.sha256(), facts.id()))
                .or(() -> alike(facts, photo, purchase));
    }

    private Optional<Duplicate> alike(ReceiptFacts facts, Document photo, Purchase purchase) {
        var looks = pictures.thumbnail(photo).map(PerceptualHash::of).orElse(List.of());
        var fingerprint = new Fingerprint(looks, purchase);
        // Stored before others are looked for, so that of two at a time one finds the other.
        fingerprints.add(facts.id(), fingerprint);
        return fingerprints.sharingClues(facts.id(), fingerprint).stream()
                .flatMap(known -> fingerprint.likenessTo(known.fingerprint()).stream()
                        .map(likeness -> new Duplicate(known.id(), likeness)))
                .min(Comparator.comparing(Duplicate::likeness));
    }
}

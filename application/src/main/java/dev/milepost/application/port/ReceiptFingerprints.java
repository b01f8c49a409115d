package dev.milepost.application.port;

import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.List;

/** Keeps what receipts are told by, and finds those that may be alike by the clues that they share. Safe for concurrent use. */
public interface ReceiptFingerprints {
    /** Of each clue, no more than so many receipts are found: the newest. */
    int MOST_OF_A_CLUE = 50;

    /** Stores a receipt's fingerprint; found from the moment that this returns. Adding one again replaces it. */
    void add(ReceiptId id, Fingerprint fingerprint);

    /** The other receipts whose fingerprints have a clue in common with this one, each once, in the order of their ids. */
    List<Known> sharingClues(ReceiptId id, Fingerprint fingerprint);

    /** Forgets a receipt's fingerprint; nothing if there is none. */
    void remove(ReceiptId id);

    /** A receipt and what it is told by. */
    record Known(ReceiptId id, Fingerprint fingerprint) {}
}

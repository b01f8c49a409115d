package dev.milepost.application.port;

import dev.milepost.domain.receipt.ReceiptId;

/** Hands receipts over to whoever reads them in the background. A receipt may be handed over more than once. */
public interface ReadingQueue {
    /** Never waits and never loses a stored receipt: one that doesn't fit now is taken up later from the repository. */
    void enqueue(ReceiptId id);
}

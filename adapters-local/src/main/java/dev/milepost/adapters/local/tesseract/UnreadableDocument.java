package dev.milepost.adapters.local.tesseract;

import dev.milepost.domain.receipt.UnreadableReason;

/** A document that can't be read however often it is tried. Never leaves this package: the port answers with a value. */
final class UnreadableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    private final UnreadableReason reason;

    UnreadableDocument(UnreadableReason reason) {
        super(reason.message());
        this.reason = reason;
    }

    UnreadableReason reason() {
        return reason;
    }
}

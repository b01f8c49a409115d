package dev.milepost.adapters.local.imaging;

import dev.milepost.domain.receipt.UnreadableReason;

/** A document that can't be read however often it is tried. Adapters catch it: their ports answer with a value. */
public final class UnreadableDocument extends Exception {
    private static final long serialVersionUID = 1L;

    private final UnreadableReason reason;

    public UnreadableDocument(UnreadableReason reason) {
        super(reason.message());
        this.reason = reason;
    }

    public UnreadableReason reason() {
        return reason;
    }
}

package dev.milepost.domain.receipt;

/** Names a receipt; opaque, sortable by time of creation. */
public record ReceiptId(String value) {
    /** @throws IllegalArgumentException if the value is blank */
    public ReceiptId {
        if (value.isBlank()) {
            throw new IllegalArgumentException("a receipt's id is never blank");
        }
    }
}

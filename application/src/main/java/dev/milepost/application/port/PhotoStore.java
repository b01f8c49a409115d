package dev.milepost.application.port;

import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.Optional;

/** Keeps receipts' photos as they were uploaded, by the receipt's id alone. Safe for concurrent use. */
public interface PhotoStore {
    /** Stores a photo; returns when it is durable. Nobody ever sees half of one. Storing it again replaces it. */
    void put(ReceiptId id, byte[] content);

    /** Erases a photo; one that isn't there changes nothing. */
    void remove(ReceiptId id);

    /** The bytes as uploaded. */
    Optional<byte[]> find(ReceiptId id);

    /** Where a photo can be fetched by {@code GET}, by whoever knows it, for some minutes. */
    record Link(String url) {
        /** Without the address, which is a key. */
        @Override
        public String toString() {
            return "Link";
        }
    }

    /**
     * Where to fetch a photo, as a file of its type to be saved, that is too large for an answer of the API. Empty for any other, for one
     * that isn't there, and where answers may have any size.
     *
     * @param bytes how many the photo has
     */
    Optional<Link> link(ReceiptId id, MediaType type, long bytes);
}

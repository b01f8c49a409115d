package dev.milepost.application.port;

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
}

package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Takes photos that are too large for the API from whoever has them, past the API. What was sent lies apart from the photos of receipts,
 * where nobody reads it and it is forgotten within some days. Safe for concurrent use.
 */
public interface PhotoUploads {
    /**
     * Where a file may be sent, by {@code PUT}.
     *
     * @param headers that have to be sent with it
     */
    record Ticket(String url, Map<String, String> headers, Instant expiresAt) {
        public Ticket {
            headers = Map.copyOf(headers);
        }

        /** Without the address, which is a key. */
        @Override
        public String toString() {
            return "Ticket[until " + expiresAt + "]";
        }
    }

    /**
     * Lets a courier send one file, of this type and of exactly so many bytes, for a quarter of an hour; again replaces it. Empty where the
     * API takes files of any size itself.
     */
    Optional<Ticket> open(AccountId courier, ReceiptId id, MediaType type, int bytes);

    /** What the courier has sent; empty while nothing was. */
    Optional<byte[]> find(AccountId courier, ReceiptId id);

    /** Erases what was sent. */
    void remove(AccountId courier, ReceiptId id);
}

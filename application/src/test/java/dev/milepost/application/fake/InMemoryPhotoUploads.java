package dev.milepost.application.fake;

import dev.milepost.application.port.PhotoUploads;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Photos on their way, in memory: addresses that only {@link #send} knows. */
public final class InMemoryPhotoUploads implements PhotoUploads {
    private final Map<String, byte[]> sent = new ConcurrentHashMap<>();

    @Override
    public Optional<Ticket> open(AccountId courier, ReceiptId id, MediaType type, int bytes) {
        return Optional.of(new Ticket(
                key(courier, id), Map.of("Content-Type", type.contentType()), Instant.parse("2026-11-23T09:15:00Z")));
    }

    /** Sends a file to the address of a ticket. */
    public void send(String url, byte[] content) {
        sent.put(url, content.clone());
    }

    @Override
    public Optional<byte[]> find(AccountId courier, ReceiptId id) {
        return Optional.ofNullable(sent.get(key(courier, id))).map(byte[]::clone);
    }

    @Override
    public void remove(AccountId courier, ReceiptId id) {
        sent.remove(key(courier, id));
    }

    private static String key(AccountId courier, ReceiptId id) {
        return "memory:" + courier.value() + " " + id.value();
    }
}

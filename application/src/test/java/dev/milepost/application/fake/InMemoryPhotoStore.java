package dev.milepost.application.fake;

import dev.milepost.application.port.PhotoStore;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Photos in memory. */
public final class InMemoryPhotoStore implements PhotoStore {
    private final Map<ReceiptId, byte[]> photos = new ConcurrentHashMap<>();

    @Override
    public void put(ReceiptId id, byte[] content) {
        photos.put(id, content.clone());
    }

    @Override
    public void remove(ReceiptId id) {
        photos.remove(id);
    }

    @Override
    public Optional<byte[]> find(ReceiptId id) {
        return Optional.ofNullable(photos.get(id)).map(byte[]::clone);
    }
}

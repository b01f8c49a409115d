package dev.milepost.application.fake;

import dev.milepost.application.port.PhotoStore;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Photos in memory. */
public final class InMemoryPhotoStore implements PhotoStore {
    private final Map<ReceiptId, byte[]> photos = new ConcurrentHashMap<>();
    private final long mostAnswered;

    /** Whose photos may all be answered. */
    public InMemoryPhotoStore() {
        this(Long.MAX_VALUE);
    }

    /** @param mostAnswered bytes that an answer may have */
    public InMemoryPhotoStore(long mostAnswered) {
        this.mostAnswered = mostAnswered;
    }

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

    @Override
    public Optional<Link> link(ReceiptId id, MediaType type, long bytes) {
        return bytes > mostAnswered && photos.containsKey(id)
                ? Optional.of(new Link("memory:" + id.value() + "." + type.fileEnding()))
                : Optional.empty();
    }
}

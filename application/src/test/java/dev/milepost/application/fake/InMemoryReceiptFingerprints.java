package dev.milepost.application.fake;

import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Fingerprints in memory. */
public final class InMemoryReceiptFingerprints implements ReceiptFingerprints {
    private final Map<String, Entry> entries = new TreeMap<>(Comparator.reverseOrder());

    private record Entry(Fingerprint fingerprint, Set<String> clues) {}

    @Override
    public synchronized void add(ReceiptId id, Fingerprint fingerprint) {
        entries.put(id.value(), new Entry(fingerprint, fingerprint.clues()));
    }

    @Override
    public synchronized void remove(ReceiptId id) {
        entries.remove(id.value());
    }

    @Override
    public synchronized List<Known> sharingClues(ReceiptId id, Fingerprint fingerprint) {
        return fingerprint.clues().stream()
                .flatMap(this::newest)
                .filter(other -> !other.equals(id.value()))
                .distinct()
                .sorted()
                .map(other -> new Known(new ReceiptId(other), entries.get(other).fingerprint()))
                .toList();
    }

    private Stream<String> newest(String clue) {
        return entries.entrySet().stream()
                .filter(entry -> entry.getValue().clues().contains(clue))
                .map(Map.Entry::getKey)
                .limit(MOST_OF_A_CLUE);
    }
}

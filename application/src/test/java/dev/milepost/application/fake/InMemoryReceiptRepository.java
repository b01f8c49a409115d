package dev.milepost.application.fake;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptFacts;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Receipts in memory. */
public final class InMemoryReceiptRepository implements ReceiptRepository {
    private final VersionedMap<Receipt> receipts = new VersionedMap<>();

    @Override
    public synchronized void add(Receipt receipt) {
        receipts.add(receipt.facts().id().value(), receipt);
    }

    @Override
    public synchronized Optional<Versioned<Receipt>> find(ReceiptId id) {
        return receipts.find(id.value());
    }

    @Override
    public synchronized SaveResult<Receipt> save(Receipt receipt, long expectedVersion) {
        return receipts.save(receipt.facts().id().value(), receipt, expectedVersion);
    }

    @Override
    public synchronized Page<Versioned<Receipt>> list(ReceiptFilter filter, PageRequest page) {
        return receipts.list(page, receipt -> matches(filter, receipt));
    }

    private static boolean matches(ReceiptFilter filter, Receipt receipt) {
        var facts = receipt.facts();
        return filter.status().filter(status -> status != receipt.status()).isEmpty()
                && filter.task().filter(task -> !task.equals(facts.taskId())).isEmpty()
                && filter.courier()
                        .filter(courier -> !courier.equals(facts.courierId()))
                        .isEmpty();
    }

    @Override
    public synchronized Optional<ReceiptId> findFirstBySha256(String sha256) {
        return receipts.values()
                .map(Receipt::facts)
                .filter(facts -> facts.sha256().equals(sha256))
                .map(ReceiptFacts::id)
                .findFirst();
    }

    @Override
    public synchronized int count(TaskId task) {
        return (int) receipts.values()
                .filter(receipt -> receipt.facts().taskId().equals(task))
                .count();
    }

    @Override
    public synchronized List<ReceiptId> waiting(int limit) {
        return receipts.values()
                .filter(receipt -> receipt.status() == ReceiptStatus.READING)
                .map(receipt -> receipt.facts().id())
                .limit(limit)
                .toList();
    }

    @Override
    public synchronized List<Receipt> uploadedBetween(Instant from, Instant to) {
        return receipts.values()
                .filter(receipt -> isBetween(receipt.facts().uploadedAt(), from, to))
                .toList();
    }

    private static boolean isBetween(Instant at, Instant from, Instant to) {
        return !at.isBefore(from) && at.isBefore(to);
    }
}

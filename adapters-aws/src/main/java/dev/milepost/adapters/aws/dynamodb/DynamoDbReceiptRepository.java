package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.NewestFirst.Partition;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Receipts in DynamoDB, an item each. */
public final class DynamoDbReceiptRepository implements ReceiptRepository {
    private final VersionedItems<Receipt> receipts;
    private final NewestFirst lists;
    private final ByTime uploads;

    public DynamoDbReceiptRepository(DynamoDb db) {
        this.receipts = new VersionedItems<>(db, Table.RECEIPTS, ReceiptItems::write, ReceiptItems::read);
        this.lists = new NewestFirst(db, Table.RECEIPTS);
        this.uploads = new ByTime(db, Table.RECEIPTS, Index.MONTH);
    }

    @Override
    public void add(Receipt receipt) {
        receipts.add(receipt);
    }

    @Override
    public Optional<Versioned<Receipt>> find(ReceiptId id) {
        return receipts.find(ReceiptItems.key(id));
    }

    @Override
    public SaveResult<Receipt> save(Receipt receipt, long expectedVersion) {
        return receipts.save(receipt, expectedVersion);
    }

    @Override
    public Page<Versioned<Receipt>> list(ReceiptFilter filter, PageRequest page) {
        return lists.page(
                List.of(partition(filter)),
                ReceiptItems.PREFIX,
                page,
                item -> Optional.of(receipts.read(item)).filter(receipt -> lets(filter, receipt.value())));
    }

    /** The smallest that holds all that the filter lets through. */
    private static Partition partition(ReceiptFilter filter) {
        return filter.task()
                .map(task -> Partition.of(Index.TASK, task.value()))
                .or(() -> filter.courier().map(courier -> Partition.of(Index.COURIER, courier.value())))
                .or(() -> filter.status().map(status -> Partition.of(Index.STATUS, status.name())))
                .orElseGet(() -> Partition.of(Index.LIST, ReceiptItems.KIND));
    }

    private static boolean lets(ReceiptFilter filter, Receipt receipt) {
        var facts = receipt.facts();
        return filter.status().filter(status -> status != receipt.status()).isEmpty()
                && filter.task().filter(task -> !task.equals(facts.taskId())).isEmpty()
                && filter.courier()
                        .filter(courier -> !courier.equals(facts.courierId()))
                        .isEmpty();
    }

    @Override
    public Optional<ReceiptId> findFirstBySha256(String sha256) {
        return lists.oldestFirst(Partition.of(Index.CONTENT, sha256))
                .map(ReceiptItems::id)
                .findFirst();
    }

    @Override
    public int count(TaskId task) {
        return Math.toIntExact(lists.all(Partition.of(Index.TASK, task.value())).count());
    }

    @Override
    public List<ReceiptId> waiting(int limit) {
        return lists.oldestFirst(Partition.of(Index.STATUS, ReceiptStatus.READING.name()))
                .map(ReceiptItems::id)
                .limit(limit)
                .toList();
    }

    @Override
    public List<Receipt> uploadedBetween(Instant from, Instant to) {
        return Months.items(uploads, from, to).map(ReceiptItems::read).toList();
    }
}

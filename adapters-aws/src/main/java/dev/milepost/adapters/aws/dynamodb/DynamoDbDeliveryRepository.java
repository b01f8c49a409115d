package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.delivery.Delivery;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Deliveries in DynamoDB, one item each. Those that are due stand in an index by time until they are over; all of them expire by
 * themselves.
 */
public final class DynamoDbDeliveryRepository implements DeliveryRepository {
    private static final int DUE_A_READ = 50;

    private final DynamoDb db;
    private final VersionedItems<Delivery> deliveries;
    private final NewestFirst lists;
    private final ByTime due;

    public DynamoDbDeliveryRepository(DynamoDb db) {
        this.db = db;
        this.deliveries = new VersionedItems<>(db, Table.DELIVERIES, DeliveryItems::write, DeliveryItems::read);
        this.lists = new NewestFirst(db, Table.DELIVERIES);
        this.due = new ByTime(db, Table.DELIVERIES, Index.DUE);
    }

    @Override
    public boolean add(Delivery delivery) {
        var token = VersionedItems.newToken();
        return switch (db.put(Table.DELIVERIES, deliveries.item(delivery, 1, token), Condition.ABSENT)) {
            case Write.Done done -> true;
            case Write.Refused refused -> VersionedItems.wrote(token, refused.found());
        };
    }

    @Override
    public SaveResult<Delivery> save(Delivery delivery, long expectedVersion) {
        return deliveries.save(delivery, expectedVersion);
    }

    @Override
    public List<Versioned<Delivery>> due(Instant now, int limit) {
        // The index may lag behind: what it says is looked up, and one who begins a try needs the newest version
        // anyway.
        return due.before(DeliveryItems.DUE, now.plusNanos(1), DUE_A_READ)
                .flatMap(item -> deliveries.find(new Key(item.partition(), item.sort())).stream())
                .filter(found ->
                        found.value().dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .limit(limit)
                .toList();
    }

    @Override
    public Page<Versioned<Delivery>> list(PageRequest page) {
        var all = List.of(NewestFirst.Partition.of(Index.LIST, DeliveryItems.KIND));
        return lists.page(all, DeliveryItems.PREFIX, page, item -> Optional.of(deliveries.read(item)));
    }

    /** DynamoDB forgets old items by itself; this is for whoever can't wait for that, and reads the whole table. */
    @Override
    public void removeCreatedBefore(Instant time) {
        db.scan(
                        Table.DELIVERIES,
                        Condition.of(Table.SORT + " = :delivery and createdAt < :time")
                                .text(":delivery", DeliveryItems.KIND)
                                .value(":time", ItemWriter.instant(time)))
                .forEach(item -> db.delete(Table.DELIVERIES, new Key(item.partition(), item.sort())));
    }
}

package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.delivery.Delivery;
import dev.milepost.domain.delivery.DeliveryId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Deliveries in PostgreSQL; what is due is an index that holds nothing else. */
public final class PostgresDeliveryRepository implements DeliveryRepository {
    private final Database database;

    public PostgresDeliveryRepository(Database database) {
        this.database = database;
    }

    @Override
    public boolean add(Delivery delivery) {
        return database.with(handle ->
                        DeliveryRows.bind(delivery, handle.createUpdate("""
                                insert into deliveries (id, version, webhook_id, email, period, edition, made_at, created_at,
                                    attempts, due_at, ended_at, delivered)
                                values (:id, 1, :webhook, :email, :period, :edition, :madeAt, :createdAt,
                                    cast(:attempts as jsonb), :dueAt, :endedAt, :delivered)
                                on conflict do nothing
                                """)).execute())
                == 1;
    }

    private static Optional<Versioned<Delivery>> find(Handle handle, DeliveryId id) {
        return handle.createQuery("select * from deliveries where id = :id")
                .bind("id", id.value())
                .map(DeliveryRows::read)
                .findOne();
    }

    @Override
    public SaveResult<Delivery> save(Delivery delivery, long expectedVersion) {
        return database.with(handle -> {
            var saved = DeliveryRows.bind(delivery, handle.createUpdate("""
                            update deliveries set version = version + 1, attempts = cast(:attempts as jsonb),
                                due_at = :dueAt, ended_at = :endedAt, delivered = :delivered
                            where id = :id and version = :expected
                            """))
                    .bind("expected", expectedVersion)
                    .execute();
            return saved == 1
                    ? new SaveResult.Saved<>(new Versioned<>(delivery, expectedVersion + 1))
                    : new SaveResult.Stale<>(find(handle, delivery.id()).orElseThrow());
        });
    }

    @Override
    public List<Versioned<Delivery>> due(Instant now, int limit) {
        return database.with(handle -> handle.createQuery(
                        "select * from deliveries where due_at <= :now order by due_at limit :limit")
                .bind("now", now)
                .bind("limit", limit)
                .map(DeliveryRows::read)
                .list());
    }

    @Override
    public Page<Versioned<Delivery>> list(PageRequest page) {
        var rows = database.with(
                handle -> handle.createQuery("select * from deliveries where id < :after order by id desc limit :rows")
                        .bind("after", Keyset.after(page))
                        .bind("rows", Keyset.rows(page))
                        .map(DeliveryRows::read)
                        .list());
        return Keyset.page(rows, page, delivery -> delivery.value().id().value());
    }

    @Override
    public void removeCreatedBefore(Instant time) {
        database.with(handle -> handle.createUpdate("delete from deliveries where created_at < :time")
                .bind("time", time)
                .execute());
    }
}

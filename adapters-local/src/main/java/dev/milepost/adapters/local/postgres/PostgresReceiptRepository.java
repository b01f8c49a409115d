package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Receipts in PostgreSQL, their readings as documents. */
public final class PostgresReceiptRepository implements ReceiptRepository {
    private final Database database;

    public PostgresReceiptRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(Receipt receipt) {
        database.with(
                handle -> ReceiptRows.bind(receipt, handle.createUpdate("""
                                insert into receipts (id, version, status, task_id, courier_id, uploaded_at, media_type, sha256,
                                    size_bytes, duplicate_of, duplicate_likeness, reading, read_at, unreadable_reason, total_minor_units,
                                    total_currency, reject_reason, reviewed_by, reviewed_at)
                                values (:id, 1, :status, :task, :courier, :uploadedAt, :mediaType, :sha256,
                                    :sizeBytes, :duplicateOf, :duplicateLikeness, cast(:reading as jsonb), :readAt, :unreadableReason,
                                    :totalMinorUnits, :totalCurrency, :rejectReason, :reviewedBy, :reviewedAt)
                                on conflict do nothing
                                """)).execute());
    }

    @Override
    public Optional<Versioned<Receipt>> find(ReceiptId id) {
        return database.with(handle -> find(handle, id));
    }

    private static Optional<Versioned<Receipt>> find(Handle handle, ReceiptId id) {
        return handle.createQuery("select * from receipts where id = :id")
                .bind("id", id.value())
                .map(ReceiptRows::receipt)
                .findOne();
    }

    @Override
    public SaveResult<Receipt> save(Receipt receipt, long expectedVersion) {
        return database.with(handle -> {
            var saved = ReceiptRows.bind(receipt, handle.createUpdate("""
                                    update receipts set version = version + 1, status = :status, task_id = :task,
                                        courier_id = :courier, uploaded_at = :uploadedAt, media_type = :mediaType,
                                        sha256 = :sha256, size_bytes = :sizeBytes, duplicate_of = :duplicateOf,
                                        duplicate_likeness = :duplicateLikeness,
                                        reading = cast(:reading as jsonb), read_at = :readAt,
                                        unreadable_reason = :unreadableReason, total_minor_units = :totalMinorUnits,
                                        total_currency = :totalCurrency, reject_reason = :rejectReason,
                                        reviewed_by = :reviewedBy, reviewed_at = :reviewedAt
                                    where id = :id and version = :expected
                                    """))
                    .bind("expected", expectedVersion)
                    .execute();
            return saved == 1
                    ? new SaveResult.Saved<>(new Versioned<>(receipt, expectedVersion + 1))
                    : new SaveResult.Stale<>(find(handle, receipt.facts().id()).orElseThrow());
        });
    }

    @Override
    public Page<Versioned<Receipt>> list(ReceiptFilter filter, PageRequest page) {
        var conditions = new ArrayList<>(List.of("id < :after"));
        Map<String, Object> values = new HashMap<>(Map.of("after", Keyset.after(page), "rows", Keyset.rows(page)));
        filter.status().ifPresent(status -> {
            conditions.add("status = :status");
            values.put("status", status.name());
        });
        filter.task().ifPresent(task -> {
            conditions.add("task_id = :task");
            values.put("task", task.value());
        });
        filter.courier().ifPresent(courier -> {
            conditions.add("courier_id = :courier");
            values.put("courier", courier.value());
        });
        var rows = database.with(handle -> handle.createQuery("select * from receipts where "
                        + String.join(" and ", conditions) + " order by id desc limit :rows")
                .bindMap(values)
                .map(ReceiptRows::receipt)
                .list());
        return Keyset.page(rows, page, receipt -> receipt.value().facts().id().value());
    }

    @Override
    public Optional<ReceiptId> findFirstBySha256(String sha256) {
        return database.with(
                handle -> handle.createQuery("select id from receipts where sha256 = :sha256 order by id limit 1")
                        .bind("sha256", sha256)
                        .map((row, context) -> new ReceiptId(row.getString("id")))
                        .findOne());
    }

    @Override
    public int count(TaskId task) {
        return database.with(handle -> handle.createQuery("select count(*) from receipts where task_id = :task")
                .bind("task", task.value())
                .mapTo(Integer.class)
                .one());
    }

    @Override
    public List<ReceiptId> waiting(int limit) {
        return database.with(handle -> handle.createQuery(
                        "select id from receipts where status = 'READING' order by id limit :limit")
                .bind("limit", limit)
                .map((row, context) -> new ReceiptId(row.getString("id")))
                .list());
    }

    @Override
    public List<Receipt> uploadedBetween(Instant from, Instant to) {
        return database.with(handle -> handle.createQuery(
                        "select * from receipts where uploaded_at >= :from and uploaded_at < :to order by id")
                .bind("from", from)
                .bind("to", to)
                .map(ReceiptRows::receipt)
                .map(Versioned::value)
                .list());
    }
}

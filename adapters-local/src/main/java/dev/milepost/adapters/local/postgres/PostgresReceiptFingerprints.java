package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Fingerprints in PostgreSQL, their clues as rows of a table whose key is the index that they are looked up by. */
public final class PostgresReceiptFingerprints implements ReceiptFingerprints {
    private final Database database;

    public PostgresReceiptFingerprints(Database database) {
        this.database = database;
    }

    @Override
    public void add(ReceiptId id, Fingerprint fingerprint) {
        database.with(handle -> handle.inTransaction(transaction -> add(transaction, id, fingerprint)));
    }

    private static int add(Handle handle, ReceiptId id, Fingerprint fingerprint) {
        handle.createUpdate("""
                        insert into receipt_fingerprints (receipt_id, fingerprint) values (:id, cast(:fingerprint as jsonb))
                        on conflict (receipt_id) do update set fingerprint = excluded.fingerprint
                        """)
                .bind("id", id.value())
                .bind("fingerprint", Json.write(StoredFingerprint.of(fingerprint)))
                .execute();
        handle.createUpdate("delete from receipt_clues where receipt_id = :id")
                .bind("id", id.value())
                .execute();
        return handle.createUpdate("insert into receipt_clues (clue, receipt_id) select unnest(:clues), :id")
                .bindArray("clues", String.class, fingerprint.clues())
                .bind("id", id.value())
                .execute();
    }

    @Override
    public void remove(ReceiptId id) {
        database.with(handle -> handle.inTransaction(transaction -> {
            transaction.execute("delete from receipt_clues where receipt_id = ?", id.value());
            return transaction.execute("delete from receipt_fingerprints where receipt_id = ?", id.value());
        }));
    }

    @Override
    public List<Known> sharingClues(ReceiptId id, Fingerprint fingerprint) {
        return database.with(handle -> handle.createQuery("""
                        select receipt_id, fingerprint from receipt_fingerprints
                        where receipt_id in (
                            select found.receipt_id from unnest(:clues) as wanted (clue)
                            cross join lateral (
                                select receipt_id from receipt_clues
                                where clue = wanted.clue and receipt_id <> :id
                                order by receipt_id desc limit :most) as found)
                        order by receipt_id
                        """)
                .bindArray("clues", String.class, fingerprint.clues())
                .bind("id", id.value())
                .bind("most", MOST_OF_A_CLUE)
                .map((row, context) -> new Known(
                        new ReceiptId(row.getString("receipt_id")),
                        Json.read(row.getString("fingerprint"), StoredFingerprint.class)
                                .fingerprint()))
                .list());
    }
}

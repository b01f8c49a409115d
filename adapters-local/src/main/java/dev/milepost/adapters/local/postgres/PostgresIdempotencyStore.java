package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.IdempotencyStore;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Answered requests in PostgreSQL. A key is taken by one insert that gives way to whoever was first. */
public final class PostgresIdempotencyStore implements IdempotencyStore {
    private final Database database;

    public PostgresIdempotencyStore(Database database) {
        this.database = database;
    }

    @Override
    public Outcome take(String key, String fingerprint, Instant now, Instant abandonedAt, Instant expiresAt) {
        return database.with(handle -> {
            while (true) {
                if (insert(handle, key, fingerprint, now, abandonedAt, expiresAt)) {
                    return new Outcome.Taken();
                }
                var known = known(handle, key, fingerprint);
                if (known.isPresent()) {
                    return known.get();
                }
                // Between the two statements its holder gave it back.
            }
        });
    }

    private static boolean insert(
            Handle handle, String key, String fingerprint, Instant now, Instant abandonedAt, Instant expiresAt) {
        return handle.createUpdate("""
                                insert into idempotency_keys as known (key, fingerprint, abandoned_at, expires_at)
                                values (:key, :fingerprint, :abandonedAt, :expiresAt)
                                on conflict (key) do update
                                set fingerprint = excluded.fingerprint, abandoned_at = excluded.abandoned_at,
                                    expires_at = excluded.expires_at, answer = null
                                where known.expires_at <= :now or (known.answer is null and known.abandoned_at <= :now)
                                """)
                        .bind("key", key)
                        .bind("fingerprint", fingerprint)
                        .bind("abandonedAt", abandonedAt)
                        .bind("expiresAt", expiresAt)
                        .bind("now", now)
                        .execute()
                == 1;
    }

    private static Optional<Outcome> known(Handle handle, String key, String fingerprint) {
        return handle.createQuery("select fingerprint, answer from idempotency_keys where key = :key")
                .bind("key", key)
                .<Outcome>map((row, context) -> {
                    if (!row.getString("fingerprint").equals(fingerprint)) {
                        return new Outcome.OtherRequest();
                    }
                    return Optional.ofNullable(row.getBytes("answer"))
                            .<Outcome>map(Outcome.Answered::new)
                            .orElseGet(Outcome.InProgress::new);
                })
                .findOne();
    }

    @Override
    public void answer(String key, Instant abandonedAt, byte[] answer) {
        database.with(handle -> handle.createUpdate("""
                                update idempotency_keys set answer = :answer
                                where key = :key and abandoned_at = :abandonedAt
                                """)
                .bind("answer", answer)
                .bind("key", key)
                .bind("abandonedAt", abandonedAt)
                .execute());
    }

    @Override
    public void release(String key, Instant abandonedAt) {
        database.with(handle -> handle.createUpdate(
                        "delete from idempotency_keys where key = :key and abandoned_at = :abandonedAt")
                .bind("key", key)
                .bind("abandonedAt", abandonedAt)
                .execute());
    }

    @Override
    public void removeExpired(Instant now) {
        database.with(handle -> handle.createUpdate("delete from idempotency_keys where expires_at <= :now")
                .bind("now", now)
                .execute());
    }
}

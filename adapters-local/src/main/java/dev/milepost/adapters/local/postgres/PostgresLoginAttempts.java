package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.LoginAttempts;
import java.time.Duration;
import java.time.Instant;

/** Counted sign-in attempts in PostgreSQL. Each count also clears a few that are over, so that guessed names don't pile up. */
public final class PostgresLoginAttempts implements LoginAttempts {
    private final Database database;

    public PostgresLoginAttempts(Database database) {
        this.database = database;
    }

    @Override
    public Count begin(String subject, Instant now, Duration window) {
        return database.with(handle -> handle.createQuery("""
                        with cleared as (
                            delete from login_attempts where subject in (
                                select subject from login_attempts where window_ends_at <= :now and subject <> :subject
                                order by window_ends_at limit 10 for update skip locked))
                        insert into login_attempts as known (subject, attempts, window_ends_at)
                        values (:subject, 1, :end)
                        on conflict (subject) do update set
                            attempts = case when known.window_ends_at <= :now then 1 else known.attempts + 1 end,
                            window_ends_at = case when known.window_ends_at <= :now then :end else known.window_ends_at end
                        returning attempts, window_ends_at
                        """)
                .bind("subject", subject)
                .bind("now", now)
                .bind("end", now.plus(window))
                .map((row, context) -> new Count(row.getInt("attempts"), Columns.instant(row, "window_ends_at")))
                .one());
    }

    @Override
    public void forgive(String subject) {
        database.with(handle -> handle.createUpdate(
                        "update login_attempts set attempts = attempts - 1 where subject = :subject and attempts > 0")
                .bind("subject", subject)
                .execute());
    }
}

package dev.milepost.adapters.local.postgres;

import java.time.Duration;

/**
 * Lets one of several instances on a database do a chore while the others leave it alone. A lease that its holder never gave back, since it
 * crashed, ends by itself, by the database's clock. Safe for concurrent use by different holders.
 */
public final class PostgresLease {
    private final Database database;
    private final String name;
    private final String holder;
    private final Duration length;

    /**
     * @param name of the chore
     * @param holder this instance, and no other
     * @param length longer than the chore takes: past it, another instance may begin the same
     */
    public PostgresLease(Database database, String name, String holder, Duration length) {
        this.database = database;
        this.name = name;
        this.holder = holder;
        this.length = length;
    }

    /** Does the chore unless another instance is at it. @return whether it was done */
    public boolean whileHeld(Runnable chore) {
        if (!take()) {
            return false;
        }
        try {
            chore.run();
        } finally {
            giveBack();
        }
        return true;
    }

    boolean take() {
        return database.with(handle -> handle.createUpdate("""
                                insert into leases (name, holder, until) values (:name, :holder, now() + :length)
                                on conflict (name) do update set holder = excluded.holder, until = excluded.until
                                where leases.until <= now() or leases.holder = excluded.holder
                                """)
                        .bind("name", name)
                        .bind("holder", holder)
                        .bind("length", length)
                        .execute())
                == 1;
    }

    private void giveBack() {
        database.with(handle -> handle.createUpdate("delete from leases where name = :name and holder = :holder")
                .bind("name", name)
                .bind("holder", holder)
                .execute());
    }
}

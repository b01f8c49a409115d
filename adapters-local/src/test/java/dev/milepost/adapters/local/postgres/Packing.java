package dev.milepost.adapters.local.postgres;

import java.time.Duration;

/** Packs what else would be packed some minutes after a task has ended, as soon as no insert runs that began before it was sealed. */
final class Packing {
    private Packing() {}

    /** From now on every fix belongs into a chunk. */
    static void sealAll(Database database) {
        database.with(
                handle -> handle.createUpdate("""
                        update tracks set sealed_until = :all, sealed_at = now(), unpacked = true
                        where number in (select number from tracks order by number for update)
                        """).bind("all", SealedTracks.ALL).execute());
    }

    static void packAll(Database database, PostgresTrackRepository tracks) {
        sealAll(database);
        awaitRunningInserts(database);
        tracks.pack(Duration.ZERO);
    }

    /** Whoever inserts holds the table from before it has looked at what is sealed. */
    private static void awaitRunningInserts(Database database) {
        database.transaction(handle -> handle.execute("lock table fixes in access exclusive mode"));
    }
}

package dev.milepost.server.bench;

import dev.milepost.adapters.local.postgres.Database;
import dev.milepost.adapters.local.postgres.PostgresTrackRepository;

/** What a stored position takes on the disk with its share of the indexes: as a row of its own, as it comes, and packed with others. */
final class TrackSizes {
    private static final int CONNECTIONS = 2;

    private final BenchDatabase database;

    TrackSizes(Workbench bench) {
        this.database = new BenchDatabase(bench.data());
    }

    /** Bytes. */
    double unpacked() {
        return bytes("fixes", "count(*)");
    }

    /** Bytes, after packing what the server would pack within minutes. */
    double packed() {
        try (var connections = Database.open(database.address(), CONNECTIONS);
                var tracks = new PostgresTrackRepository(connections)) {
            tracks.pack();
            do {
                database.execute("update tracks set sealed_at = sealed_at - interval '1 hour' where unpacked");
            } while (!tracks.pack().isEmpty());
        }
        return bytes("track_chunks", "sum(fixes)");
    }

    /** Of the rows alone, without what deleted ones leave behind. */
    private double bytes(String table, String positions) {
        var fresh = "fresh_" + table;
        database.execute("create table " + fresh + " (like " + table + " including all)");
        database.execute("insert into " + fresh + " select * from " + table);
        return database.number("select pg_total_relation_size('" + fresh + "')")
                / (double) database.number("select " + positions + " from " + fresh);
    }
}

package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import dev.milepost.adapters.local.files.DataFolder;
import dev.milepost.adapters.local.files.DurableFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL server of this machine's own, in the data folder. It syncs to disk as any other does: what was committed survives
 * kill -9 of everything and a power cut. It listens on the loopback address only, on a free port, and lets in whoever knows the
 * password that is kept in the data folder. Should it die, it is started again on the same port.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String SUPERUSER = "milepost";
    private static final String MAJOR_VERSION = "18";
    private static final int PASSWORD_BYTES = 24;
    private static final long LONGEST_LOG_BYTES = 1 << 20;
    private static final int ATTEMPTS = 5;
    private static final long SHORTEST_PAUSE_MILLIS = 250;
    private static final long LONGEST_PAUSE_MILLIS = 30_000;
    private static final int MOST_DOUBLINGS = 10;

    /**
     * Loopback only and no socket file; nothing logged that holds a person's data; no replication, whose log would be larger; no
     * helper processes that a small machine has no use for.
     */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("listen_addresses", "127.0.0.1"),
            Map.entry("unix_socket_directories", ""),
            Map.entry("fsync", "on"),
            Map.entry("wal_level", "minimal"),
            Map.entry("max_wal_senders", "0"),
            Map.entry("max_connections", "100"),
            Map.entry("io_method", "sync"),
            Map.entry("jit", "off"),
            Map.entry("max_parallel_workers_per_gather", "0"),
            Map.entry("timezone", "UTC"),
            Map.entry("log_timezone", "UTC"),
            Map.entry("log_checkpoints", "off"),
            Map.entry("log_error_verbosity", "terse"),
            Map.entry("log_min_error_statement", "panic"));

    private final PostgresCluster cluster;
    private final String password;
    private int port;
    private boolean closed;

    private EmbeddedDatabase(PostgresCluster cluster, String password) {
        this.cluster = cluster;
        this.password = password;
    }

    /**
     * Starts the server: unpacks it and makes its files the first time, takes over from one that a killed run left behind, recovers
     * what a crash left.
     *
     * @param folder stays open for as long as the database is
     * @param step told the name of each step and how long it took
     * @throws StartupException if it cannot start
     */
    public static EmbeddedDatabase start(DataFolder folder, BiConsumer<String, Duration> step) {
        return start(folder, folder.path(), step);
    }

    /** @param programs where PostgreSQL is unpacked to; several data folders may share it */
    static EmbeddedDatabase start(DataFolder folder, Path programs, BiConsumer<String, Duration> step) {
        var watch = new StepWatch(step);
        try {
            var files = folder.path().resolve("database");
            var home = PostgresBinaries.unpack(programs);
            watch.done("PostgreSQL unpacked");
            var user = PostgresUser.choose();
            var cluster = new PostgresCluster(home, user, files, freshLog(folder.path()));
            var passwordFile = folder.path().resolve("database.password");
            if (!cluster.exists()) {
                writePassword(passwordFile);
                cluster.initialise(SUPERUSER, passwordFile);
                watch.done("database made");
            }
            requireSameVersion(cluster, files);
            user.own(files);
            var database =
                    new EmbeddedDatabase(cluster, Files.readString(passwordFile).strip());
            database.startOnAnyPort();
            watch.done("PostgreSQL started");
            Thread.ofPlatform().daemon().name("database-watch").start(database::keepRunning);
            return database;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where to connect to, with the password. */
    public DatabaseAddress address() {
        return new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", Optional.of(SUPERUSER), Optional.of(password));
    }

    /** Stops the server. Connections still open are cut, so a pool is closed first. */
    @Override
    public synchronized void close() {
        closed = true;
        notifyAll();
        cluster.stop();
    }

    private synchronized void startOnAnyPort() {
        for (var attempt = 1; ; attempt++) {
            port = freePort();
            var outcome = cluster.start(port, SETTINGS);
            if (outcome.done()) {
                return;
            }
            if (attempt == ATTEMPTS) {
                throw cluster.failed("PostgreSQL did not start", outcome);
            }
            // A backend that outlived its server holds the shared memory for a moment; another program may have taken
            // the port.
            pause(attempt);
        }
    }

    /** Looks instead of waiting for the process to end: the end of one that isn't our child is not always told. */
    private synchronized void keepRunning() {
        var failures = 0;
        while (!closed) {
            if (cluster.postmaster().isEmpty()) {
                LOG.warn("PostgreSQL has gone; starting it again");
                failures = cluster.start(port, SETTINGS).done() ? 0 : failures + 1;
            }
            pause(failures);
        }
    }

    /** Longer each time; cut short by a close. */
    private synchronized void pause(int attempt) {
        try {
            wait(Math.min(SHORTEST_PAUSE_MILLIS << Math.min(attempt, MOST_DOUBLINGS), LONGEST_PAUSE_MILLIS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartupException(Reason.DATABASE_NOT_STARTED, "The start of PostgreSQL was interrupted", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The log goes on through restarts, so that it tells of the crash before this start, until it is large. */
    private static Path freshLog(Path folder) throws IOException {
        var log = folder.resolve("database.log");
        if (Files.exists(log) && Files.size(log) > LONGEST_LOG_BYTES) {
            Files.move(log, folder.resolve("database.log.1"), StandardCopyOption.REPLACE_EXISTING);
        }
        return log;
    }

    private static void writePassword(Path file) throws IOException {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        DurableFiles.write(file, HexFormat.of().formatHex(bytes).getBytes(StandardCharsets.US_ASCII));
    }

    private static void requireSameVersion(PostgresCluster cluster, Path files) {
        if (!cluster.version().equals(MAJOR_VERSION)) {
            throw new StartupException(
                    Reason.DATA_FOLDER_OF_OTHER_VERSION,
                    files + " was made by PostgreSQL " + cluster.version() + ", and this Milepost brings "
                            + MAJOR_VERSION + ": move the data with pg_dump, or run the Milepost that made it.");
        }
    }

    /** Times the steps of a start one after another. */
    private static final class StepWatch {
        private final BiConsumer<String, Duration> step;
        private long since = System.nanoTime();

        StepWatch(BiConsumer<String, Duration> step) {
            this.step = step;
        }

        void done(String name) {
            var now = System.nanoTime();
            step.accept(name, Duration.ofNanos(now - since));
            since = now;
        }
    }
}

package dev.milepost.adapters.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Wakes somebody when the live feed changes, whichever instance has changed it. Only a hint: while the database is away, or behind a
 * proxy that doesn't let anybody listen, no hints come, and whoever follows the feed asks by itself.
 */
public final class PostgresLiveSignal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresLiveSignal.class);
    private static final int SILENCE_MILLIS = 10_000;
    private static final int ANSWER_SECONDS = 5;
    private static final long RETRY_SECONDS = 2;

    private final DatabaseAddress address;
    private final Runnable wake;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread listener;
    private volatile Optional<Connection> open = Optional.empty();

    /** @param wake is called by another thread, often, and may not take long */
    public PostgresLiveSignal(DatabaseAddress address, Runnable wake) {
        this.address = address;
        this.wake = wake;
        this.listener = Thread.ofPlatform().daemon().name("live-signal").start(this::listen);
    }

    private void listen() {
        while (!isClosed()) {
            try (var connection = Database.connect(address)) {
                open = Optional.of(connection);
                listen(connection);
            } catch (SQLException away) {
                pause(away);
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute("listen " + PostgresLiveFeed.CHANNEL);
        }
        var notified = connection.unwrap(PGConnection.class);
        // For what has changed while nobody listened.
        wake.run();
        while (!isClosed()) {
            var news = notified.getNotifications(SILENCE_MILLIS);
            if (news != null && news.length > 0) {
                wake.run();
            } else if (!connection.isValid(ANSWER_SECONDS)) {
                throw new SQLException("the connection has gone silent");
            }
        }
    }

    private void pause(SQLException away) {
        if (isClosed()) {
            return;
        }
        LOG.warn("Changes of the live feed are noticed later: {}", away.getMessage());
        try {
            closed.await(RETRY_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean isClosed() {
        return closed.getCount() == 0;
    }

    @Override
    public void close() {
        closed.countDown();
        open.ifPresent(PostgresLiveSignal::abort);
        try {
            listener.join(TimeUnit.SECONDS.toMillis(ANSWER_SECONDS));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static void abort(Connection connection) {
        try {
            connection.abort(Runnable::run);
        } catch (SQLException gone) {
            LOG.debug("The connection has ended by itself", gone);
        }
    }
}

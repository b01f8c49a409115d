package dev.milepost.adapters.local.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import dev.milepost.application.port.StoreUnavailableException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.jdbi.v3.postgres.PostgresPlugin;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL database with its tables as this version of Milepost needs them, and a bounded pool of connections. Safe for
 * concurrent use. While the database is away, calls fail with {@link StoreUnavailableException} within seconds; once it is back
 * they work again by themselves.
 */
public final class Database implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Database.class);
    private static final int OLDEST_VERSION = 14;
    private static final int WRITERS = 4;
    private static final int CONNECT_SECONDS = 5;
    private static final int ANSWER_SECONDS = 60;
    private static final long WAIT_FOR_CONNECTION_MILLIS = 3_000;
    private static final long VALIDATION_MILLIS = 1_000;

    /** No statement holds a connection, and with it a request, for ever; and a commit has reached the disk when it returns. */
    private static final String SESSION = """
            set statement_timeout = '30s'; set lock_timeout = '10s'; set idle_in_transaction_session_timeout = '60s';
            set synchronous_commit = on
            """;

    /**
     * SQLSTATEs that say nothing about the statement but that the server couldn't serve it: 53 resources, 57 the operator's or its
     * own going down, 58 its system. 08, a broken connection, among them. 25006: it has become a standby.
     */
    private static final Set<String> UNAVAILABLE = Set.of("08", "53", "57", "58");

    private static final String READ_ONLY = "25006";

    private final Connecting connecting;

    private Database(Connecting connecting) {
        this.connecting = connecting;
    }

    /** @param forWriters empty if these are the writers' own */
    private record Pools(HikariDataSource pool, Jdbi jdbi, Optional<Database> forWriters) {
        static Pools of(HikariDataSource pool, Optional<Database> forWriters) {
            var jdbi = Jdbi.create(pool).installPlugin(new PostgresPlugin()).registerArgument(new StorableText());
            return new Pools(pool, jdbi, forWriters);
        }
    }

    /**
     * Connects, checks the server's version, brings the tables up to date.
     *
     * @param connections at most this many are open at once
     * @throws StartupException if the database can't be used
     */
    public static Database open(DatabaseAddress address, int connections) {
        return new Database(new Connecting(pools(address, connections)));
    }

    /**
     * The same, connected when the first call needs it. Until that has succeeded each call tries again, and fails with
     * {@link StoreUnavailableException} where {@link #open} would not start.
     *
     * @param address asked at each try
     */
    public static Database whenNeeded(Supplier<DatabaseAddress> address, int connections) {
        return new Database(new Connecting(() -> pools(address.get(), connections)));
    }

    private static Pools pools(DatabaseAddress address, int connections) {
        requireUsable(address);
        Migrations.apply(address);
        var pool = new HikariDataSource(configuration(address, connections));
        var writers = new HikariDataSource(whenAsked(configuration(address, WRITERS)));
        return Pools.of(pool, Optional.of(new Database(new Connecting(Pools.of(writers, Optional.empty())))));
    }

    /** A connection of its own, without the pool. */
    static Connection connect(DatabaseAddress address) throws SQLException {
        var properties = driverProperties();
        address.user().ifPresent(user -> properties.setProperty("user", user));
        address.password().ifPresent(password -> properties.setProperty("password", password));
        return DriverManager.getConnection(address.url(), properties);
    }

    /** Without the pool, whose own error says no more than that there is no connection. */
    private static void requireUsable(DatabaseAddress address) {
        try (var connection = connect(address)) {
            requireVersion(connection.getMetaData().getDatabaseMajorVersion(), address);
            warnUnlessSynced(connection, address);
        } catch (SQLException e) {
            throw unusable(address, e);
        }
    }

    static void requireVersion(int version, DatabaseAddress address) {
        if (version < OLDEST_VERSION) {
            throw new StartupException(
                    Reason.DATABASE_TOO_OLD,
                    address + " is PostgreSQL " + version + ": Milepost needs " + OLDEST_VERSION + " or newer.");
        }
    }

    private static void warnUnlessSynced(Connection connection, DatabaseAddress address) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show fsync")) {
            row.next();
            if (!"on".equals(row.getString(1))) {
                LOG.warn("{} runs with fsync off: a power cut may take back what it has confirmed", address);
            }
        }
    }

    private static HikariConfig configuration(DatabaseAddress address, int connections) {
        var config = new HikariConfig();
        config.setPoolName("database");
        config.setJdbcUrl(address.url());
        address.user().ifPresent(config::setUsername);
        address.password().ifPresent(config::setPassword);
        config.setMaximumPoolSize(connections);
        config.setMinimumIdle(1);
        config.setConnectionTimeout(WAIT_FOR_CONNECTION_MILLIS);
        config.setValidationTimeout(VALIDATION_MILLIS);
        config.setConnectionInitSql(SESSION);
        config.setDataSourceProperties(driverProperties());
        return config;
    }

    /** Without a connection before the first that is asked for: whoever stores no positions needs none. */
    private static HikariConfig whenAsked(HikariConfig config) {
        config.setInitializationFailTimeout(-1);
        config.setMinimumIdle(0);
        return config;
    }

    private static Properties driverProperties() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "milepost");
        properties.setProperty("connectTimeout", Integer.toString(CONNECT_SECONDS));
        properties.setProperty("socketTimeout", Integer.toString(ANSWER_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    private static StartupException unusable(DatabaseAddress address, SQLException e) {
        var state = String.valueOf(e.getSQLState());
        var login = state.startsWith("28") || state.equals("3D000");
        return new StartupException(
                login ? Reason.DATABASE_REFUSED_LOGIN : Reason.DATABASE_UNREACHABLE,
                (login ? "The database refused the login to " : "The database can't be reached at ") + address + ": "
                        + firstLine(e),
                e);
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    /** Whether the database answers right now. */
    public boolean answers() {
        try {
            return with(handle -> handle.select("select 1").mapTo(int.class).one()) == 1;
        } catch (StoreUnavailableException e) {
            return false;
        }
    }

    /** Runs statements that each take effect by themselves, on a connection of the pool. */
    <T> T with(HandleCallback<T, SQLException> work) {
        try {
            return connecting.pools().jdbi().withHandle(work);
        } catch (SQLException | JdbiException e) {
            throw translated(e);
        }
    }

    /** As {@link #with}, without jdbi: for the calls that come most often. */
    <T> T jdbc(ConnectionWork<T> work) {
        try (var connection = connecting.pools().pool().getConnection()) {
            return work.with(connection);
        } catch (SQLException e) {
            throw translated(e);
        }
    }

    /** Runs statements that take effect together, durably, when this returns; none of them if it throws. */
    <T> T transaction(HandleCallback<T, SQLException> work) {
        try {
            return connecting.pools().jdbi().inTransaction(work);
        } catch (SQLException | JdbiException e) {
            throw translated(e);
        }
    }

    private static RuntimeException translated(Exception e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && isUnavailable(sql)) {
                return new StoreUnavailableException("the database can't serve this now: " + firstLine(sql), e);
            }
        }
        return e instanceof RuntimeException unchecked ? unchecked : new IllegalStateException("a statement failed", e);
    }

    private static boolean isUnavailable(SQLException e) {
        var state = e.getSQLState();
        // The pool's own "no connection within the time" carries no state unless the driver gave one.
        return e instanceof SQLTransientConnectionException
                || state != null && (state.equals(READ_ONLY) || UNAVAILABLE.contains(state.substring(0, 2)));
    }

    /** The same database by connections of their own, for those who write what many wait for: they never wait behind these. */
    Database forWriters() {
        return connecting.pools().forWriters().orElse(this);
    }

    /** Closes the connections; the server goes on. */
    @Override
    public void close() {
        connecting.known().ifPresent(pools -> {
            pools.forWriters().ifPresent(Database::close);
            pools.pool().close();
        });
    }

    /** The connections, or the way to them. */
    private static final class Connecting {
        private final ReentrantLock lock = new ReentrantLock();
        private final Supplier<Pools> connect;
        private volatile Optional<Pools> pools;

        Connecting(Pools pools) {
            this.pools = Optional.of(pools);
            this.connect = () -> pools;
        }

        Connecting(Supplier<Pools> connect) {
            this.pools = Optional.empty();
            this.connect = connect;
        }

        Optional<Pools> known() {
            return pools;
        }

        Pools pools() {
            return pools.orElseGet(this::connectOnce);
        }

        private Pools connectOnce() {
            lock.lock();
            try {
                var connected = pools.orElseGet(connect);
                pools = Optional.of(connected);
                return connected;
            } catch (StartupException notNow) {
                throw new StoreUnavailableException(notNow.getMessage(), notNow);
            } finally {
                lock.unlock();
            }
        }
    }
}

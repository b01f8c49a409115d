package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.files.DataFolder;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.stream.Collectors;

/** One PostgreSQL for all tests of this module that a JVM runs, unpacked and started once and stopped with the JVM. */
final class TestDatabase {
    /** So many callers of a race each get a connection of their own. */
    private static final int CONNECTIONS = 64;

    private static final Path FOLDER = Path.of("target", "test-database-" + System.getProperty("test.fork", "1"))
            .toAbsolutePath();

    private TestDatabase() {}

    /** Where PostgreSQL is unpacked for all tests. */
    static Path programs() {
        return FOLDER;
    }

    /** The server, with a database of its own for whoever wants to break something. */
    static DatabaseAddress address() {
        return Holder.ADDRESS;
    }

    /** Another database of the server, without tables. */
    static DatabaseAddress another(String name) {
        return Holder.recreated(name, Holder.ADDRESS);
    }

    /** The shared database, with tables that are empty. */
    static Database empty() {
        Holder.DATABASE.with(handle -> {
            var tables = handle.createQuery("""
                            select tablename from pg_tables where schemaname = 'public'
                                and tablename not like 'flyway%' and tablename <> 'live_counter'
                            """).mapTo(String.class).collect(Collectors.joining(", "));
            return handle.execute("truncate " + tables);
        });
        return Holder.DATABASE;
    }

    private static final class Holder {
        static final DatabaseAddress ADDRESS = start();
        static final Database DATABASE = Database.open(ADDRESS, CONNECTIONS);

        private static DatabaseAddress start() {
            var folder = DataFolder.open(FOLDER.resolve("data"));
            var server = EmbeddedDatabase.start(folder, programs(), (step, took) -> {});
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                server.close();
                folder.close();
            }));
            return recreated("tests", server.address());
        }

        /** An earlier run of other migrations may have left one. */
        private static DatabaseAddress recreated(String name, DatabaseAddress server) {
            try (var connection = DriverManager.getConnection(
                            server.url(),
                            server.user().orElseThrow(),
                            server.password().orElseThrow());
                    var statement = connection.createStatement()) {
                statement.execute("drop database if exists " + name);
                statement.execute("create database " + name);
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
            return new DatabaseAddress(server.url().replaceFirst("[^/]*$", name), server.user(), server.password());
        }
    }
}

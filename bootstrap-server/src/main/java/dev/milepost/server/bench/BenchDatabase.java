package dev.milepost.server.bench;

import dev.milepost.adapters.local.postgres.DatabaseAddress;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;

/** The embedded database of the server on a {@link Workbench}, reached past the server: to measure floors and to count what is stored. */
final class BenchDatabase {
    private static final int PORT_LINE = 3;

    private final String url;
    private final String password;

    /** @param data folder of a server that runs */
    BenchDatabase(Path data) {
        try {
            var port = Files.readAllLines(data.resolve("database").resolve("postmaster.pid"))
                    .get(PORT_LINE)
                    .strip();
            url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
            password = Files.readString(data.resolve("database.password")).strip();
        } catch (IOException notRunning) {
            throw new UncheckedIOException(notRunning);
        }
    }

    DatabaseAddress address() {
        return new DatabaseAddress(url, Optional.of("milepost"), Optional.of(password));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url, "milepost", password);
    }

    /** The number that a statement answers. */
    long number(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement();
                var row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }

    void execute(String sql) {
        try (var connection = connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException(sql, failed);
        }
    }
}

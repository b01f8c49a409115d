package dev.milepost.adapters.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.files.DataFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test starts servers of its own; one JVM of its own is what the crash tests kill. */
class EmbeddedDatabaseTest {
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(60);

    @TempDir
    Path temporary;

    @Test
    void whatIsCommittedIsSyncedToDisk() throws SQLException {
        withDatabase(database -> {
            try (var connection = connect(database.address())) {
                assertThat(setting(connection, "fsync")).isEqualTo("on");
                assertThat(setting(connection, "full_page_writes")).isEqualTo("on");
                assertThat(setting(connection, "synchronous_commit")).isEqualTo("on");
            }
        });
    }

    @Test
    void onlyThisMachineCanReachItAndOnlyWithThePassword() throws SQLException {
        withDatabase(database -> {
            var address = database.address();
            try (var connection = connect(address)) {
                assertThat(setting(connection, "listen_addresses")).isEqualTo("127.0.0.1");
                assertThat(setting(connection, "unix_socket_directories")).isEmpty();
            }
            var guessed = new DatabaseAddress(address.url(), address.user(), Optional.of("guessed"));
            assertThatThrownBy(() -> connect(guessed))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(temporary.resolve("data/database.password"))))
                    .isEqualTo("rw-------");
        });
    }

    @Test
    void reopeningFindsWhatWasThere() throws SQLException {
        withDatabase(
                database -> execute(database.address(), "create table kept (id int); insert into kept values (1)"));
        withDatabase(database -> assertThat(ids(database.address())).containsExactly(1));
    }

    @Test
    void aHalfMadeDatabaseIsMadeAnew() throws IOException, SQLException {
        Files.createDirectories(temporary.resolve("data/database.new/base"));
        Files.writeString(temporary.resolve("data/database.new/PG_VERSION"), "18");
        withDatabase(database -> execute(database.address(), "create table kept (id int)"));
    }

    @Test
    void aDatabaseOfAnotherVersionIsRefused() throws IOException {
        Files.createDirectories(temporary.resolve("data/database"));
        Files.writeString(temporary.resolve("data/database/PG_VERSION"), "13\n");
        assertThatThrownBy(() -> withDatabase(database -> {}))
                .isInstanceOfSatisfying(
                        StartupException.class,
                        refusal -> assertThat(refusal.reason())
                                .isEqualTo(StartupException.Reason.DATA_FOLDER_OF_OTHER_VERSION));
    }

    @Test
    void aServerThatDiesIsStartedAgainWithAllThatWasCommitted() throws SQLException {
        withDatabase(database -> {
            execute(database.address(), "create table kept (id int); insert into kept values (1)");
            postmaster().destroyForcibly();
            await().atMost(LONGEST_WAIT)
                    .ignoreExceptions()
                    .untilAsserted(() -> assertThat(ids(database.address())).containsExactly(1));
        });
    }

    @Test
    void whatWasAcknowledgedSurvivesTheKillOfEverything() throws Exception {
        var writer = AcknowledgingWriter.start(temporary.resolve("data"), TestDatabase.programs());
        writer.awaitAcknowledged(200);
        postmaster().destroyForcibly();
        var acknowledged = writer.kill();
        withDatabase(database ->
                assertThat(AcknowledgingWriter.stored(database.address())).containsAll(acknowledged));
    }

    @Test
    void aServerThatAKilledRunLeftBehindIsTakenOver() throws Exception {
        var writer = AcknowledgingWriter.start(temporary.resolve("data"), TestDatabase.programs());
        writer.awaitAcknowledged(200);
        var acknowledged = writer.kill();
        var orphan = postmaster();
        withDatabase(database -> {
            assertThat(postmaster()).isNotEqualTo(orphan);
            assertThat(AcknowledgingWriter.stored(database.address())).containsAll(acknowledged);
        });
    }

    @Test
    void aProcessNumberThatWentToAnotherProgramIsNoObstacle() throws Exception {
        withDatabase(database -> {});
        var other = new ProcessBuilder("sleep", "600").start();
        try {
            Files.writeString(temporary.resolve("data/database/postmaster.pid"), other.pid() + "\n");
            withDatabase(
                    database -> assertThat(setting(database.address(), "fsync")).isEqualTo("on"));
            assertThat(other.isAlive()).isTrue();
        } finally {
            other.destroy();
        }
    }

    @Test
    void aFolderThatAnotherProcessUsesIsRefused() throws Exception {
        var writer = AcknowledgingWriter.start(temporary.resolve("data"), TestDatabase.programs());
        writer.awaitAcknowledged(1);
        assertThatThrownBy(() -> withDatabase(database -> {}))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("in use by another Milepost");
        var acknowledged = writer.stop();
        withDatabase(database ->
                assertThat(AcknowledgingWriter.stored(database.address())).containsAll(acknowledged));
    }

    private interface Work {
        void with(EmbeddedDatabase database) throws SQLException, IOException;
    }

    private void withDatabase(Work work) throws SQLException {
        try (var folder = DataFolder.open(temporary.resolve("data"));
                var database = EmbeddedDatabase.start(folder, TestDatabase.programs(), (step, took) -> {})) {
            work.with(database);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessHandle postmaster() {
        try (var lines = Files.lines(temporary.resolve("data/database/postmaster.pid"))) {
            return ProcessHandle.of(Long.parseLong(lines.findFirst().orElseThrow()))
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(
                address.url(), address.user().orElseThrow(), address.password().orElseThrow());
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (var connection = connect(address);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String setting(DatabaseAddress address, String name) throws SQLException {
        try (var connection = connect(address)) {
            return setting(connection, name);
        }
    }

    private static String setting(Connection connection, String name) throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("show " + name)) {
            row.next();
            return row.getString(1);
        }
    }

    private static List<Integer> ids(DatabaseAddress address) throws SQLException {
        try (var connection = connect(address);
                var statement = connection.createStatement();
                var rows = statement.executeQuery("select id from kept order by id")) {
            var ids = new ArrayList<Integer>();
            while (rows.next()) {
                ids.add(rows.getInt(1));
            }
            return ids;
        }
    }
}

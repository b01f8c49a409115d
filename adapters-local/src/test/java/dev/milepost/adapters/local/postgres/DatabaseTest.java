package dev.milepost.adapters.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import dev.milepost.application.port.StoreUnavailableException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DatabaseTest {
    @TempDir
    Path temporary;

    @Test
    void aDatabaseThatNobodyServesIsUnreachableInOneLineWithoutThePassword() throws IOException {
        var nowhere = new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + freePort() + "/milepost?password=hidden",
                Optional.of("milepost"),
                Optional.empty());

        assertRefused(nowhere, Reason.DATABASE_UNREACHABLE);
    }

    @Test
    void aWrongPasswordAndAnUnknownDatabaseAreTold() {
        var right = TestDatabase.address();

        assertRefused(
                new DatabaseAddress(right.url(), right.user(), Optional.of("hidden")), Reason.DATABASE_REFUSED_LOGIN);
        assertRefused(
                new DatabaseAddress(right.url() + "x", right.user(), right.password()), Reason.DATABASE_REFUSED_LOGIN);
    }

    private static void assertRefused(DatabaseAddress address, Reason reason) {
        assertThatThrownBy(() -> Database.open(address, 1))
                .isInstanceOfSatisfying(
                        StartupException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(reason))
                .hasMessageContaining(address.toString())
                .hasMessageNotContaining("hidden")
                .hasMessageNotContaining("\n");
    }

    @Test
    void anOldServerIsRefused() {
        var address = TestDatabase.address();

        Database.requireVersion(14, address);
        assertThatThrownBy(() -> Database.requireVersion(13, address))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("PostgreSQL 13")
                .hasMessageContaining("14 or newer");
    }

    @Test
    void onlyPostgresUrlsAreAddresses() {
        assertThatThrownBy(() -> new DatabaseAddress("jdbc:h2:mem:x", Optional.empty(), Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aDatabaseThatGoesAwayIsUnavailableUntilItIsBack() throws IOException {
        var cluster = new PostgresCluster(
                PostgresBinaries.unpack(TestDatabase.programs()),
                PostgresUser.choose(),
                temporary.resolve("database"),
                temporary.resolve("log"));
        cluster.initialise("milepost", Files.writeString(temporary.resolve("password"), "secret"));
        var port = freePort();
        var settings = Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "");
        var address = new DatabaseAddress(
                "jdbc:postgresql://127.0.0.1:" + port + "/postgres", Optional.of("milepost"), Optional.of("secret"));
        try (var database = Database.whenNeeded(() -> address, 2)) {
            assertThat(database.answers()).isFalse();
            assertThatThrownBy(() -> database.with(handle -> handle.execute("select 1")))
                    .isInstanceOf(StoreUnavailableException.class)
                    .hasMessageNotContaining("secret");

            assertThat(cluster.start(port, settings).complaint()).isEmpty();
            assertThat(database.answers()).isTrue();

            cluster.stop();
            assertThat(database.answers()).isFalse();
            assertThatThrownBy(() -> database.transaction(handle -> handle.execute("select 1")))
                    .isInstanceOf(StoreUnavailableException.class);

            assertThat(cluster.start(port, settings).complaint()).isEmpty();
            await().atMost(Duration.ofSeconds(20)).until(database::answers);
        } finally {
            cluster.stop();
        }
    }

    @Test
    void whoStoresNoPositionsHoldsNoMoreConnectionsThanAllowed() {
        try (var database = Database.open(TestDatabase.another("counted"), 1)) {
            assertThat(database.answers()).isTrue();

            await().untilAsserted(() -> assertThat(connectionsTo("counted")).isEqualTo(1));
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update H set checksum = checksum + 1 where version = '9'       | V9__privacy.sql was changed after it was applied
            update H set version = '8.5' where version = '21'              | version 8.5 was applied, and its file is gone
            delete from H where version = '9'                              | V9__privacy.sql is older than what was applied
            """)
    void migrationsThatArentThoseThatWereAppliedAreNamedWithWhatMendsThem(String cause, String told) {
        var address = TestDatabase.another("migrated");
        try (var database = Database.open(address, 1)) {
            database.with(handle -> handle.execute(cause.replace("H", "flyway_schema_history")));
        }

        assertThatThrownBy(() -> Database.open(address, 1))
                .isInstanceOfSatisfying(
                        StartupException.class,
                        refusal -> assertThat(refusal.reason()).isEqualTo(Reason.MIGRATIONS_DIFFER))
                .hasMessageContaining(told)
                .hasMessageContaining("new migration")
                .hasMessageContaining("empty database")
                .hasMessageNotContaining("\n");
    }

    private static int connectionsTo(String name) {
        return TestDatabase.empty()
                .with(handle -> handle.createQuery("select count(*) from pg_stat_activity where datname = :name")
                        .bind("name", name)
                        .mapTo(Integer.class)
                        .one());
    }

    @Test
    void aFaultOfOursIsNoUnavailability() {
        var database = TestDatabase.empty();

        assertThatThrownBy(() -> database.with(handle -> handle.execute("select nonsense")))
                .isNotInstanceOf(StoreUnavailableException.class)
                .hasMessageContaining("nonsense");
    }

    @Test
    void textThatPostgresCannotHoldIsStoredWithStandIns() {
        var stored = TestDatabase.empty()
                .with(handle -> handle.createQuery("select :text")
                        .bind("text", "a\0b\uD800c😀")
                        .mapTo(String.class)
                        .one());

        assertThat(stored).isEqualTo("a\uFFFDb\uFFFDc😀");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

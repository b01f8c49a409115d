package dev.milepost.adapters.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.adapters.local.StartupException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresClusterTest {
    private static final Map<String, String> LOOPBACK =
            Map.of("listen_addresses", "127.0.0.1", "unix_socket_directories", "");

    @TempDir
    Path temporary;

    private Path password;

    @BeforeEach
    void writePassword() throws IOException {
        password = Files.writeString(temporary.resolve("password"), "secret");
    }

    @Test
    void rootCanRunTheSameFilesWithAndWithoutUserNamespaces() throws IOException {
        assumeTrue("root".equals(System.getProperty("user.name")), "only root needs another user for PostgreSQL");
        assumeTrue(PostgresUser.UNPRIVILEGED.works(), "setpriv can't drop root's powers here");
        assumeTrue(PostgresUser.NAMESPACE.works(), "no user namespaces here");
        cluster(PostgresUser.UNPRIVILEGED).initialise("milepost", password);
        assertRuns(PostgresUser.UNPRIVILEGED);
        assertRuns(PostgresUser.NAMESPACE);
        assertRuns(PostgresUser.UNPRIVILEGED);
    }

    @Test
    void aServerThatCannotStartSaysWhy() throws IOException {
        var cluster = cluster(PostgresUser.choose());
        cluster.initialise("milepost", password);
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var outcome = cluster.start(taken.getLocalPort(), LOOPBACK);
            assertThat(outcome.done()).isFalse();
            assertThat(cluster.failed("PostgreSQL did not start", outcome))
                    .hasMessageContaining("could not create any TCP/IP sockets")
                    .hasMessageContaining(temporary.resolve("log").toString());
        }
    }

    @Test
    void filesThatCannotBeMadeLeaveNothingBehind() throws IOException {
        var cluster = cluster(PostgresUser.choose());
        assertThatThrownBy(() -> cluster.initialise("milepost", temporary.resolve("missing")))
                .isInstanceOf(StartupException.class)
                .hasMessageContaining("missing");
        assertThat(cluster.exists()).isFalse();
    }

    private void assertRuns(PostgresUser user) throws IOException {
        var cluster = cluster(user);
        user.own(temporary.resolve("database"));
        assertThat(cluster.start(freePort(), LOOPBACK).complaint()).isEmpty();
        assertThat(cluster.postmaster()).isPresent();
        cluster.stop();
        assertThat(cluster.postmaster()).isEmpty();
    }

    private PostgresCluster cluster(PostgresUser user) {
        return new PostgresCluster(
                PostgresBinaries.unpack(TestDatabase.programs()),
                user,
                temporary.resolve("database"),
                temporary.resolve("log"));
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}

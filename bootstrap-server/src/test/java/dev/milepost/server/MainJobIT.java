package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.adapters.http.testing.RunningSystem;
import dev.milepost.server.bench.PackagedServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the packaged server. */
@Order(3)
class MainJobIT extends MainJob {
    @TempDir
    private Path data;

    @Override
    protected RunningSystem system() {
        return new Server(data);
    }

    /** The job leaves two receipts that a manager confirmed; where it was skipped, there is nothing. */
    @AfterEach
    void whatTheManagerConfirmedIsExported() throws IOException {
        assumeTrue(Files.exists(data.resolve("photos")));
        var examples = data.resolve("examples");
        new ExportReceiptsCommand(
                        Map.of("MILEPOST_DATA", data.toString()), new PrintStream(OutputStream.nullOutputStream()))
                .run(List.of(examples.toString()));

        assertThat(Files.readAllLines(examples.resolve("labels.csv")))
                .hasSize(3)
                .anyMatch(label -> label.contains(",33.10,MYR,"));
    }

    private static final class Server implements RunningSystem {
        private final Path data;
        private PackagedServer running;

        Server(Path data) {
            this.data = data;
        }

        @Override
        public URI start(Duration clockOffset) {
            running = PackagedServer.start(data, Map.of("MILEPOST_CLOCK_OFFSET", clockOffset.toString()));
            return running.address();
        }

        @Override
        public void stop() {
            assertThat(running.stop()).isZero();
        }

        @Override
        public void kill() {
            running.killEverything();
        }

        @Override
        public void close() {
            running.close();
        }
    }
}

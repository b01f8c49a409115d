package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.server.bench.PackagedServer;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** The main job on the packaged server. */
class MainJobIT extends MainJob {
    @TempDir
    private Path data;

    @Override
    protected RunningSystem system() {
        return new Server(data);
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

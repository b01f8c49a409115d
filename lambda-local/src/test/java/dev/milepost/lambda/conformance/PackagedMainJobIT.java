package dev.milepost.lambda.conformance;

import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.adapters.http.testing.RunningSystem;
import dev.milepost.lambda.local.PackagedFunctions;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** The main job on the packaged functions. */
class PackagedMainJobIT extends MainJob {
    @Override
    protected RunningSystem system() {
        return new Functions();
    }

    /** The services outlive the functions' processes, which start again when they are asked. */
    private static final class Functions implements RunningSystem {
        @Override
        public URI start(Duration clockOffset) {
            PackagedFunctions.cloud().restart(Map.of("MILEPOST_CLOCK_OFFSET", clockOffset.toString()));
            return PackagedFunctions.cloud().address();
        }

        @Override
        public void stop() {
            PackagedFunctions.cloud().restart(Map.of());
        }

        @Override
        public void kill() {
            PackagedFunctions.cloud().killAll();
        }

        @Override
        public void close() {
            stop();
        }
    }
}

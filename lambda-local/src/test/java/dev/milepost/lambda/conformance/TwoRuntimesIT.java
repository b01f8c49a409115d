package dev.milepost.lambda.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.MainJob;
import dev.milepost.lambda.local.PackagedFunctions;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The server and the packaged functions answer the same requests with the same status, headers and bodies. */
class TwoRuntimesIT {
    @Test
    void theyCannotBeToldApart(@TempDir Path data) {
        assumeThat(ServerProcess.JAR).as("the server is packaged by mvn verify").exists();
        List<String> server;
        try (var process = new ServerProcess(
                data,
                Map.of(
                        "MILEPOST_ADMIN_EMAIL", MainJob.ADMIN_EMAIL,
                        "MILEPOST_ADMIN_PASSWORD", MainJob.ADMIN_PASSWORD,
                        "MILEPOST_CORS_ORIGINS", PackagedFunctions.ORIGIN,
                        "MILEPOST_RATE_PER_SECOND", "0"))) {
            server = answers(process.address());
        }

        var functions = answers(PackagedFunctions.cloud().address());

        // One by one: all at once, nobody finds what differs.
        for (var i = 0; i < server.size(); i++) {
            assertThat(functions.get(i)).isEqualTo(server.get(i));
        }
        assertThat(functions).hasSameSizeAs(server);
    }

    private static List<String> answers(URI system) {
        try (var transport = new HttpTransport(system)) {
            var recorder = new Recorder(transport);
            new Conversation(recorder).hold();
            return recorder.record();
        }
    }
}

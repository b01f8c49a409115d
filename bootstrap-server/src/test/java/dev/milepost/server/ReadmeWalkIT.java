package dev.milepost.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.server.bench.PackagedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's five minutes with curl, to the letter. */
class ReadmeWalkIT {
    private static final Pattern WALK = Pattern.compile("<!-- walk: .*?-->\\s*```sh\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    private Path folder;

    @Test
    void worksAsPrinted() throws IOException, InterruptedException {
        var matcher = WALK.matcher(Files.readString(Path.of("..", "README.md")));
        assertThat(matcher.find()).isTrue();
        var environment = Map.of("MILEPOST_ADMIN_EMAIL", "admin@example.com", "MILEPOST_ADMIN_PASSWORD", "lakeside-1");
        try (var server = PackagedServer.start(folder.resolve("data"), environment)) {
            var output = folder.resolve("output.txt");
            var shell = new ProcessBuilder("bash", "-e", "-o", "pipefail", "-c", matcher.group(1))
                    .directory(Path.of("..").toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            shell.environment().put("API", server.address() + "/api/v1");
            var process = shell.start();
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(output)).isZero();
            assertThat(Files.readString(output))
                    .contains("\"status\":\"READ\"")
                    .contains("\"amount\":\"73.15\"")
                    .contains("\"status\":\"CONFIRMED\"")
                    .contains("\"status\":\"COMPLETED\"")
                    .contains("\"bonus\":[{\"amount\":\"12.50\",\"currency\":\"CNY\"}]");
        }
    }
}

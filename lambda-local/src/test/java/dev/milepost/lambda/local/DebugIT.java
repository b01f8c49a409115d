package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.lambda.local.tiny.TinyPackage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ./milepost lambda --debug}: each function has a port of its own, which an IDE attaches to. */
class DebugIT {
    private static final byte[] EVENT = "{\"rawPath\":\"/plain\"}".getBytes(StandardCharsets.UTF_8);

    private final List<String> said = new CopyOnWriteArrayList<>();

    @Test
    void breakpointsHoldInEachFunction(@TempDir Path folder) throws Exception {
        try (var cloud = new LocalCloud(settings(folder))) {
            for (var function : List.of("BehavingFunction", "PatientFunction")) {
                cloud.invoke(function, EVENT);
                try (var debugger = Debugger.attach(port(function))) {
                    assertThat(debugger.stopsAt(
                                    "dev.milepost.lambda.local.tiny.Behaving",
                                    "handleRequest",
                                    () -> cloud.invoke(function, EVENT)))
                            .isEqualTo("Behaving.java");
                }
            }
        }
    }

    private String port(String function) {
        var line = Pattern.compile(function + ": debugger at localhost:(\\d+)");
        return said.stream()
                .map(line::matcher)
                .filter(Matcher::matches)
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
    }

    private LocalCloud.Settings settings(Path folder) throws IOException {
        return new LocalCloud.Settings(
                new TinyPackage(folder.resolve("package")).folder(),
                folder.resolve("work"),
                Optional.empty(),
                Map.of(),
                Map.of(),
                0,
                Optional.empty(),
                false,
                true,
                said::add);
    }
}

package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.lambda.local.FunctionProcess.Launch;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Priming goes the way of a request to its end: the first that comes in earnest finds loaded what it needs. */
class PrimingIT {
    /** Of those that a first request loads in a function that wasn't primed. */
    private static final double MOST_LEFT = 0.05;

    private static final String REQUEST = """
            {"version": "2.0", "rawPath": "/api/v1%s", "rawQueryString": "", "headers": {"accept": "application/json"},
             "requestContext": {"stage": "$default", "http": {"method": "GET", "sourceIp": "127.0.0.1"},
             "authorizer": {"lambda": {"result": "known", "account": "anna", "role": "ADMIN", "session": "hers"}}},
             "isBase64Encoded": false}
            """;

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "RoutesFunction, /routes",
        "TasksFunction, /tasks",
        "TrackingFunction, /live",
        "ReceiptsFunction, /receipts",
        "PeopleFunction, /teams"
    })
    void aFirstRequestLoadsHardlyAnyClass(String function, String path) throws IOException {
        var launch = PackagedFunctions.cloud().launch(function);
        var event = REQUEST.formatted(path);

        var unprimed = loadedByTheFirst(event, launch, Initialized.Type.ON_DEMAND);
        var primed = loadedByTheFirst(event, launch, Initialized.Type.SNAP_START);

        assertThat(unprimed).hasSizeGreaterThan(500);
        assertThat(primed).as("loaded by the first request").hasSizeLessThan((int) (unprimed.size() * MOST_LEFT));
    }

    private List<String> loadedByTheFirst(String event, Launch launch, Initialized.Type type) throws IOException {
        var log = Files.createTempFile(folder, "loaded", ".log");
        try (var function = Initialized.start(launch.with("-Xlog:class+load:file=" + log + ":none"), type)) {
            var before = Files.readAllLines(log).size();
            var answer = function.answer(event.getBytes(StandardCharsets.UTF_8));
            assertThat(new String(answer, StandardCharsets.UTF_8)).contains("\"statusCode\":200");
            return Files.readAllLines(log).stream()
                    .skip(before)
                    .map(line -> line.replaceFirst(" source:.*", "").strip())
                    .toList();
        }
    }
}

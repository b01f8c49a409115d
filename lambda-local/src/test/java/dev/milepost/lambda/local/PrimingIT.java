package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    void aFirstRequestLoadsHardlyAnyClass(String function, String path) throws Exception {
        var launch = PackagedFunctions.cloud().launch(function);
        var event = REQUEST.formatted(path);

        var unprimed = SnapStarted.answer(launch, folder, false, event);
        var primed = SnapStarted.answer(launch, folder, true, event);

        assertThat(unprimed.answer()).contains("\"statusCode\":200");
        assertThat(primed.answer()).contains("\"statusCode\":200");
        assertThat(unprimed.after()).hasSizeGreaterThan(500);
        assertThat(primed.after()).as("loaded by the first request").hasSizeLessThan((int)
                (unprimed.after().size() * MOST_LEFT));
    }
}

package dev.milepost.lambda.logging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.dispatch.RequestRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What CloudWatch makes of the lines. */
class MetricsTest {
    private static JsonNode ofRequest(int status) {
        var request =
                new RequestRecord("GET", "/tasks/{id}", status, Duration.ofMillis(12), Optional.empty(), "answer-1");
        return JsonMapper.shared()
                .readTree(new RequestMetrics("stack-TasksFunction-1")
                        .line(request)
                        .toString());
    }

    /** The metrics that a line makes by a dimension, which both have to be fields of it. */
    private static List<String> metrics(JsonNode line, String dimension) {
        var made = line.at("/_aws/CloudWatchMetrics")
                .valueStream()
                .filter(directive -> directive.path("Namespace").asString("").equals("Milepost"))
                .filter(directive -> directive.path("Dimensions").toString().equals("[[\"" + dimension + "\"]]"))
                .flatMap(directive -> directive.path("Metrics").valueStream())
                .map(metric -> metric.path("Name").asString(""))
                .toList();
        assertThat(line.has(dimension)).isTrue();
        assertThat(made)
                .allSatisfy(
                        name -> assertThat(line.path(name).isNumber()).as(name).isTrue());
        return made;
    }

    @ParameterizedTest
    @CsvSource({"200, 0, 0", "404, 0, 0", "429, 0, 1", "500, 1, 0", "503, 1, 0"})
    void aRequestCountsByItsRouteAndItsFaultsByItsFunction(int status, int faults, int throttled) {
        var line = ofRequest(status);

        assertThat(line.path("route").asString()).isEqualTo("GET /tasks/{id}");
        assertThat(line.path("function").asString()).isEqualTo("stack-TasksFunction-1");
        assertThat(line.path("faults").intValue()).isEqualTo(faults);
        assertThat(line.path("throttled").intValue()).isEqualTo(throttled);
        assertThat(metrics(line, "route")).containsExactly("ms", "faults", "throttled");
        assertThat(metrics(line, "function")).containsExactly("faults");
    }

    @Test
    void aCallCountsByItsFunction() {
        var line = JsonMapper.shared()
                .readTree(new CallMetrics("stack-ChoresFunction-1").line(1).toString());

        assertThat(line.path("function").asString()).isEqualTo("stack-ChoresFunction-1");
        assertThat(line.path("faults").intValue()).isEqualTo(1);
        assertThat(metrics(line, "function")).containsExactly("ms", "faults");
    }

    @Test
    void aLineIsOfNow() {
        var before = Instant.now();

        var timestamp = ofRequest(200).at("/_aws/Timestamp").longValue();

        assertThat(Instant.ofEpochMilli(timestamp))
                .isBetween(Instant.ofEpochMilli(before.toEpochMilli()), Instant.now());
    }
}

package dev.milepost.adapters.http.report;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.testing.Reports;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaskDataEndpointTest {
    private static final String DAY = "/reports/data?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z";

    private final Scenario scenario = new Scenario();

    private void ended(int number, Reports summary) {
        scenario.app.ports.reports.save(
                summary.endedAt(NINE.plusSeconds(number)).get());
    }

    @Test
    void eachEndedTaskIsARow() {
        ended(1, Reports.summary(1));
        ended(2, Reports.summary(2).neverClaimed(Outcome.EXPIRED).withoutTeam());

        var csv = scenario.manager.get(DAY).expect(200);
        var lines = csv.text().lines().map(line -> List.of(line.split(",", -1))).toList();
        var columns = lines.getFirst();

        assertThat(csv.header("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(columns).isEqualTo(TaskDataJson.columns()).startsWith("taskId", "title", "outcome");
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).get(columns.indexOf("startToDoneSeconds"))).isEqualTo("1");
        assertThat(lines.get(1).get(columns.indexOf("bonusAmount"))).isEqualTo("12.50");
        assertThat(lines.get(1).get(columns.indexOf("pointsLate"))).isEqualTo("5");
        assertThat(lines.get(2).get(columns.indexOf("outcome"))).isEqualTo("EXPIRED");
        assertThat(lines.get(2).get(columns.indexOf("courierName"))).isEmpty();
    }

    @Test
    void linesOfJsonHaveTheSameColumns() {
        ended(1, Reports.summary(1));

        var answer =
                scenario.manager.with("Accept", "application/x-ndjson").get(DAY).expect(200);

        assertThat(answer.text()).endsWith("}\n");
        assertThat(answer.json().propertyNames()).containsExactlyElementsOf(TaskDataJson.columns());
        assertThat(answer.json().path("distanceMetres").asInt()).isEqualTo(1_000);
    }

    @Test
    void aLinkLeadsThroughAllParts() {
        IntStream.range(0, 7).forEach(i -> ended(i, Reports.summary(i)));

        var titles = new ArrayList<String>();
        var next = DAY + "&format=csv&limit=3";
        while (!next.isEmpty()) {
            var part = scenario.manager.get(next).expect(200);
            part.text().lines().skip(1).forEach(line -> titles.add(line.split(",")[1]));
            next = part.header("link")
                    .map(link -> link.substring(1 + EndpointCatalogue.BASE_PATH.length(), link.indexOf('>')))
                    .orElse("");
        }

        assertThat(titles).containsExactly("Task 0", "Task 1", "Task 2", "Task 3", "Task 4", "Task 5", "Task 6");
    }

    @Test
    void titlesThatAreFormulasAreMadeHarmless() {
        ended(1, Reports.summary(1).titled("=1+1"));
        ended(2, Reports.summary(2).titled("@SUM(A1)"));
        ended(3, Reports.summary(3).titled("-5"));

        assertThat(scenario.manager.get(DAY).text()).contains(",'=1+1,", ",'@SUM(A1),", ",-5,");
    }

    @ParameterizedTest
    @CsvSource({
        "/reports/data, from",
        "/reports/data?from=2026-11-23T00:00:00Z, to",
        "/reports/data?from=2026-11-24T00:00:00Z&to=2026-11-24T00:00:00Z, to",
        "/reports/data?from=2016-01-01T00:00:00Z&to=2026-01-01T00:00:00Z, to",
        "/reports/data?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&cursor=made-up, cursor",
        "/reports/data?from=2026-11-23T00:00:00Z&to=2026-11-24T00:00:00Z&limit=5001, limit",
    })
    void whatIsOutOfBoundsIsRefused(String path, String field) {
        scenario.manager.get(path).expectInvalid(field);
    }

    @Test
    void couriersSeeNoData() {
        scenario.anna.get(DAY).expectProblem(403, "forbidden");
    }
}

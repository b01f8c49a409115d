package dev.milepost.adapters.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.testing.Reports;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportEndpointsTest {
    private final Scenario scenario = new Scenario();

    @BeforeEach
    void completeATask() {
        var task = "/tasks/" + scenario.startedTask();
        scenario.app.clock.pass(Duration.ofMinutes(10));
        scenario.anna.post(task + "/positions", scenario.positions(60, 0, 1)).expect(200);
        scenario.anna.post(task + "/complete").expect(200);
    }

    @Test
    void aRunningWeekIsPreviewed() {
        var report =
                scenario.manager.get("/reports/weekly/2026-W48").expect(200).json();

        assertThat(report.path("closed").asBoolean()).isFalse();
        assertThat(report.path("zone").asString()).isEqualTo("Asia/Shanghai");
        assertThat(report.at("/totals/completed").asInt()).isEqualTo(1);
        assertThat(report.at("/totals/bonus/0/amount").asString()).isEqualTo("12.50");
        assertThat(report.at("/couriers/0/name").asString()).isEqualTo(Scenario.ANNA_EMAIL);
        assertThat(scenario.admin
                        .get("/reports/monthly/2026-11")
                        .json()
                        .at("/totals/completed")
                        .asInt())
                .isEqualTo(1);
        assertThat(scenario.manager.get("/reports").json().path("items")).isEmpty();
    }

    @Test
    void aClosedPeriodIsListed() {
        scenario.app.clock.pass(Duration.ofDays(8));
        scenario.app.closeReports.close();
        var manager = scenario.app.as(Scenario.MANAGER_EMAIL);

        var closed = manager.get("/reports").expect(200).json().at("/items/0");

        assertThat(closed.path("period").asString()).isEqualTo("2026-W48");
        assertThat(closed.path("edition").asInt()).isEqualTo(1);
        assertThat(manager.get("/reports/weekly/2026-W48").json().path("closed").asBoolean())
                .isTrue();
    }

    @Test
    void csvIsAnsweredByHeaderOrParameter() {
        var byHeader = scenario.manager
                .with("Accept", "text/csv")
                .get("/reports/weekly/2026-W48")
                .expect(200);
        var byParameter =
                scenario.manager.get("/reports/weekly/2026-W48?format=csv").expect(200);

        assertThat(byParameter.text()).isEqualTo(byHeader.text());
        assertThat(byHeader.header("content-type").orElseThrow()).startsWith("text/csv");
        assertThat(byHeader.header("content-disposition").orElseThrow()).contains("milepost-2026-W48.csv");
        assertThat(byHeader.text().lines()).hasSize(3).first().asString().startsWith("courierId,name");
    }

    @Test
    void namesThatAreFormulasAreMadeHarmless() {
        scenario.admin
                .post("/accounts", """
                        {"email": "eve@example.com", "name": "=HYPERLINK(\\"x\\",\\"y\\")", "role": "COURIER", "password": "%s"}
                        """.formatted(TestApplication.PASSWORD))
                .expect(201);
        var eve = scenario.app.as("eve@example.com");
        var task = "/tasks/" + scenario.openTask();
        eve.post(task + "/claim").expect(200);
        eve.post(task + "/start").expect(200);
        eve.post(task + "/complete", "{\"reason\": \"none\"}").expect(200);

        var csv = scenario.manager.get("/reports/weekly/2026-W48?format=csv").text();

        assertThat(csv).contains("\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    }

    @Test
    void aTeamIsShownAlone() {
        var other = scenario.admin.post("/teams", "{\"name\": \"South\"}").field("id");

        assertThat(scenario.manager
                        .get("/reports/weekly/2026-W48?teamId=" + scenario.teamId)
                        .json()
                        .path("couriers"))
                .hasSize(1);
        assertThat(scenario.manager
                        .get("/reports/weekly/2026-W48?teamId=" + other)
                        .json()
                        .path("couriers"))
                .isEmpty();
        scenario.manager.get("/reports/weekly/2026-W48?teamId=none").expectInvalid("teamId");
    }

    @ParameterizedTest
    @ValueSource(strings = {"weekly/2026-W54", "weekly/2026-11", "monthly/2026-13", "monthly/2026-W01", "weekly/x"})
    void whatIsNoPeriodIsRefused(String path) {
        scenario.manager.get("/reports/" + path).expectProblem(400, "invalid-request");
    }

    @Test
    void aPeriodThatHasNotBegunIsRefused() {
        scenario.manager.get("/reports/monthly/2026-12").expectProblem(422, "period-not-begun");
        scenario.manager.get("/reports/weekly/2036-W01/tasks").expectProblem(422, "period-not-begun");
    }

    @Test
    void everyRowLeadsToTheTasksThatItCounts() {
        var report = scenario.manager.get("/reports/weekly/2026-W48").json();

        for (var section : List.of("teams", "couriers", "routes")) {
            var row = report.path(section).path(0);
            var link = row.path("tasks").asString().substring(EndpointCatalogue.BASE_PATH.length());
            for (var figure : List.of("completed", "onTime", "flagged", "cancelled", "expired")) {
                assertThat(scenario.manager
                                .get(link + "&figure=" + figure)
                                .expect(200)
                                .json()
                                .path("items"))
                        .as(section + " " + figure)
                        .hasSize(row.path(figure).asInt());
            }
        }
        assertThat(report.at("/routes/0/completed").asInt()).isEqualTo(1);
        scenario.manager.get("/reports/weekly/2026-W48/tasks?figure=made-up").expectInvalid("figure");
    }

    @Test
    void everyFigureIsExplainedAndInEveryRow() {
        var report = scenario.manager.get("/reports/weekly/2026-W48").json();
        var keys = Arrays.stream(Figure.values()).map(Figure::key).toList();

        assertThat(report.path("totals").propertyNames()).containsExactlyElementsOf(keys);
        assertThat(report.at("/couriers/0").propertyNames()).containsAll(keys);
        assertThat(report.path("figures")
                        .valueStream()
                        .map(figure -> figure.path("key").asString()))
                .containsExactlyElementsOf(keys);
        assertThat(report.at("/figures/0/definition/zh").asString()).endsWith("。");
    }

    @Test
    void csvHasTheTotalsOfJson() {
        var totals = scenario.manager.get("/reports/weekly/2026-W48").json().path("totals");

        for (var section : List.of("totals", "teams", "couriers", "routes")) {
            var lines = scenario.manager
                    .get("/reports/weekly/2026-W48?format=csv&section=" + section)
                    .text()
                    .lines()
                    .toList();
            var columns = List.of(lines.getFirst().split(",", -1));
            var cells = List.of(lines.getLast().split(",", -1));
            for (var key : List.of("published", "completed", "distanceMetres", "offRouteShare", "points")) {
                assertThat(cells.get(columns.indexOf(key)))
                        .as(section + " " + key)
                        .isEqualTo(totals.path(key).asString());
            }
            assertThat(cells.get(columns.indexOf("bonusCNY"))).isEqualTo("12.50");
        }
    }

    @Test
    void csvBeginsWithAByteOrderMarkIfAsked() {
        assertThat(scenario.manager
                        .get("/reports/weekly/2026-W48?format=csv&bom=true")
                        .text())
                .startsWith("\uFEFFcourierId");
    }

    @Test
    void aCorrectionMakesAnEditionThatSaysWhatChanged() {
        scenario.app.clock.pass(Duration.ofDays(8));
        scenario.app.closeReports.close();
        var summary = scenario.app
                .ports
                .reports
                .endedBetween(Instant.EPOCH, scenario.app.clock.instant())
                .getFirst();
        scenario.app.ports.reports.save(
                new Reports(summary).outcome(Outcome.FLAGGED_LATE).get());
        scenario.app.closeReports.correct();
        var manager = scenario.app.as(Scenario.MANAGER_EMAIL);

        var second = manager.get("/reports/weekly/2026-W48").expect(200).json();

        assertThat(second.path("edition").asInt()).isEqualTo(2);
        assertThat(second.path("changes")
                        .valueStream()
                        .map(change -> change.path("figure").asString()))
                .contains("onTime", "flagged");
        assertThat(manager.get("/reports/weekly/2026-W48?edition=1")
                        .json()
                        .at("/totals/flagged")
                        .asInt())
                .isZero();
        assertThat(manager.get("/reports/weekly/2026-W48/editions").json().path("items"))
                .hasSize(2);
        manager.get("/reports/weekly/2026-W48?edition=3").expectProblem(404, "not-found");
    }

    @Test
    void couriersSeeNoReports() {
        scenario.anna.get("/reports/weekly/2026-W48").expectProblem(403, "forbidden");
    }
}

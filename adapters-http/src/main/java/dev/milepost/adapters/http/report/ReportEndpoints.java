package dev.milepost.adapters.http.report;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointBuilder;
import dev.milepost.adapters.http.catalogue.Handler;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The calls about reports. */
public final class ReportEndpoints {
    private static final String CSV = "text/csv";
    private static final List<String> OFFERED = List.of(MediaTypes.JSON, CSV);
    private static final Parameter<String> TEAM_ID = Parameter.text("teamId", 64, "Only couriers of this team");
    private static final Parameter<String> FORMAT =
            Parameter.choice("format", Map.of("json", MediaTypes.JSON, "csv", CSV), "Goes before the Accept header");

    private final ReportQueries queries;

    public ReportEndpoints(ReportQueries queries) {
        this.queries = queries;
    }

    /** The newest edition of a period that has closed. */
    record ClosedPeriodJson(String period, String kind, Instant from, Instant to, long edition, Instant madeAt) {
        static ClosedPeriodJson of(Edition edition) {
            var report = edition.report();
            return new ClosedPeriodJson(
                    report.period().label(),
                    switch (report.period()) {
                        case ReportingPeriod.Week week -> "weekly";
                        case ReportingPeriod.Month month -> "monthly";
                    },
                    report.from(),
                    report.to(),
                    edition.number(),
                    edition.madeAt());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                report("/reports/weekly/{week}", "getWeeklyReport", "What an ISO week such as 2026-W47 brought")
                        .handledBy((request, caller) -> report(
                                request, "week", ReportingPeriod.Week::parse, "an ISO 8601 week such as 2026-W47")),
                report("/reports/monthly/{month}", "getMonthlyReport", "What a month such as 2026-11 brought")
                        .handledBy((request, caller) ->
                                report(request, "month", ReportingPeriod.Month::parse, "a month such as 2026-11")),
                Endpoint.get("/reports", "listReports", "The periods that have closed, the latest first")
                        .forRoles(Role.MANAGER, Role.ADMIN)
                        .answersListOf(ClosedPeriodJson.class)
                        .handledBy((request, caller) -> Paging.answer(queries.closed(), ClosedPeriodJson::of)));
    }

    private static EndpointBuilder<Handler.ForCaller> report(String path, String name, String summary) {
        return Endpoint.get(path, name, summary)
                .forRoles(Role.MANAGER, Role.ADMIN)
                .parameters(TEAM_ID, FORMAT)
                .answers(200, ReportJson.class)
                .alsoAnswers(CSV);
    }

    private Response report(
            Request request, String name, Function<String, Optional<ReportingPeriod>> parser, String expected) {
        var period = parser.apply(request.path(name))
                .orElseThrow(() -> new RequestRefused(Problem.invalid(name, "must be " + expected)));
        var view = Refusals.orRefuse(queries.find(period, request.get(TEAM_ID).map(TeamId::new)));
        var format = request.get(FORMAT).orElseGet(() -> request.preferred(OFFERED));
        return format.equals(CSV)
                ? Response.bytes("text/csv; charset=utf-8", ReportCsv.of(view.report()))
                        .with("Content-Disposition", "attachment; filename=\"milepost-" + period.label() + ".csv\"")
                : Response.ok(ReportJson.of(view));
    }
}

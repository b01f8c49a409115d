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
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.adapters.http.reportfile.HtmlReport;
import dev.milepost.adapters.http.reportfile.Language;
import dev.milepost.adapters.http.reportfile.ReportFormat;
import dev.milepost.adapters.http.task.TaskJson;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.Section;
import dev.milepost.domain.report.Subject;
import dev.milepost.domain.route.RouteId;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** The calls about reports. */
public final class ReportEndpoints {
    /** JSON first: it is what a client gets who doesn't care. */
    private static final List<String> OFFERED = Stream.concat(
                    Stream.of(MediaTypes.JSON, MediaTypes.CSV),
                    Arrays.stream(ReportFormat.values()).map(ReportFormat::mediaType))
            .toList();

    private static final Parameter<String> TEAM_ID = Parameter.text("teamId", 64, "Only this team");
    private static final Parameter<String> COURIER_ID = Parameter.text("courierId", 64, "Only this courier");
    private static final Parameter<String> ROUTE_ID = Parameter.text("routeId", 64, "Only this route");
    private static final Parameter<Integer> EDITION =
            Parameter.whole("edition", 1, 999_999, "Which edition of a closed period; the newest if not given");
    private static final Parameter<String> FORMAT =
            Parameter.choice("format", formats(), "Goes before the Accept header");
    private static final Parameter<Language> LANGUAGE = Parameter.choice(
            "lang",
            Map.of("en", Language.ENGLISH, "zh", Language.CHINESE),
            "Of XLSX, PDF and HTML; goes before the Accept-Language header");
    private static final Parameter<Section> SECTION = Parameter.choice(
            "section",
            Map.of(
                    "totals",
                    Section.ORGANISATION,
                    "teams",
                    Section.TEAMS,
                    "couriers",
                    Section.COURIERS,
                    "routes",
                    Section.ROUTES),
            "Which rows CSV has; couriers if not given");
    static final Parameter<Boolean> MARK = Parameter.choice(
            "bom", Map.of("true", true, "false", false), "Whether CSV begins with a byte order mark, as Excel likes");
    private static final Parameter<Figure> FIGURE =
            Parameter.choice("figure", figures(), "Only the tasks that this figure counts or adds up");

    private final ReportQueries queries;

    public ReportEndpoints(ReportQueries queries) {
        this.queries = queries;
    }

    private static Map<String, String> formats() {
        var formats = new LinkedHashMap<String, String>();
        formats.put("json", MediaTypes.JSON);
        formats.put("csv", MediaTypes.CSV);
        Arrays.stream(ReportFormat.values()).forEach(format -> formats.put(format.word(), format.mediaType()));
        return formats;
    }

    private static Map<String, Figure> figures() {
        var figures = new LinkedHashMap<String, Figure>();
        Arrays.stream(Figure.values()).forEach(figure -> figures.put(figure.key(), figure));
        return figures;
    }

    /** An edition in a list. */
    record EditionJson(
            String period,
            String kind,
            Instant from,
            Instant to,
            String zone,
            long edition,
            Instant madeAt,
            Instant dataUntil,
            long changes) {
        static EditionJson of(Edition.Head head) {
            return new EditionJson(
                    head.period().label(),
                    ReportLinks.kind(head.period()),
                    head.from(),
                    head.to(),
                    head.zone().getId(),
                    head.number(),
                    head.madeAt(),
                    head.dataUntil(),
                    head.changes());
        }
    }

    /** How a kind of period is addressed. */
    private record Kind(
            String name,
            String word,
            String parameter,
            String example,
            Function<String, Optional<ReportingPeriod>> parser) {
        private static final Kind WEEK =
                new Kind("Weekly", "weekly", "week", "an ISO 8601 week such as 2026-W47", ReportingPeriod.Week::parse);
        private static final Kind MONTH =
                new Kind("Monthly", "monthly", "month", "a month such as 2026-11", ReportingPeriod.Month::parse);

        private String path() {
            return "/reports/" + word + "/{" + parameter + "}";
        }

        private ReportingPeriod period(Request request) {
            return parser.apply(request.path(parameter))
                    .orElseThrow(() -> new RequestRefused(Problem.invalid(parameter, "must be " + example)));
        }
    }

    public List<Endpoint> endpoints() {
        var list = Endpoint.get("/reports", "listReports", "The periods that have closed, the latest first")
                .forRoles(Role.MANAGER, Role.ADMIN)
                .answersListOf(EditionJson.class)
                .handledBy((request, caller) -> Paging.answer(queries.closed(), EditionJson::of));
        return Stream.concat(
                        Stream.of(Kind.WEEK, Kind.MONTH).flatMap(kind -> endpoints(kind).stream()),
                        Stream.of(list, new TaskDataEndpoint(queries).endpoint()))
                .toList();
    }

    private List<Endpoint> endpoints(Kind kind) {
        return List.of(
                get(kind.path(), "get" + kind.name() + "Report", "What " + kind.example() + " brought")
                        .parameters(TEAM_ID, EDITION, FORMAT, LANGUAGE, SECTION, MARK)
                        .answers(200, ReportJson.class)
                        .alsoAnswers(OFFERED.stream().skip(1).toArray(String[]::new))
                        .refuses(ProblemType.NOT_FOUND, ProblemType.PERIOD_NOT_BEGUN)
                        .handledBy((request, caller) -> report(request, kind.period(request))),
                get(
                                kind.path() + "/editions",
                                "list" + kind.name() + "Editions",
                                "The editions of " + kind.example() + ", the newest first; none before it has closed")
                        .answersListOf(EditionJson.class)
                        .handledBy((request, caller) ->
                                Paging.answer(queries.editions(kind.period(request)), EditionJson::of)),
                get(
                                kind.path() + "/tasks",
                                "list" + kind.name() + "ReportTasks",
                                "The tasks that a report or a row of it counts, newest first")
                        .parameters(TEAM_ID, COURIER_ID, ROUTE_ID, FIGURE)
                        .answersPageOf(TaskJson.class)
                        .refuses(ProblemType.PERIOD_NOT_BEGUN)
                        .handledBy((request, caller) -> tasks(request, kind.period(request))));
    }

    private static EndpointBuilder<Handler.ForCaller> get(String path, String name, String summary) {
        return Endpoint.get(path, name, summary).forRoles(Role.MANAGER, Role.ADMIN);
    }

    private Response report(Request request, ReportingPeriod period) {
        var team = request.get(TEAM_ID).map(TeamId::new);
        var view = Refusals.orRefuse(queries.find(period, team, request.get(EDITION)));
        var mediaType = request.get(FORMAT).orElseGet(() -> request.preferred(OFFERED));
        return ReportFormat.ofMediaType(mediaType)
                .map(format -> file(request, view, format))
                .orElseGet(() -> mediaType.equals(MediaTypes.CSV)
                        ? csv(request, view)
                        : Response.ok(ReportJson.of(view, new ReportLinks(period, team))));
    }

    private static Response csv(Request request, ReportQueries.View view) {
        var section = request.get(SECTION).orElse(Section.COURIERS);
        var bytes = ReportCsv.of(view.report(), section, request.get(MARK).orElse(false));
        return Response.bytes(Csv.MEDIA_TYPE, bytes).with("Content-Disposition", attachment(view, "csv"));
    }

    private static Response file(Request request, ReportQueries.View view, ReportFormat format) {
        var language = request.get(LANGUAGE).orElseGet(() -> Language.of(request.preferredLanguage(Language.TAGS)));
        var response = Response.bytes(format.contentType(), format.write(view, language))
                .with("Content-Language", language.tag());
        return switch (format) {
            case XLSX, PDF -> response.with("Content-Disposition", attachment(view, format.word()));
            case HTML ->
                response.with("Content-Disposition", "inline").with("Content-Security-Policy", HtmlReport.POLICY);
        };
    }

    private static String attachment(ReportQueries.View view, String ending) {
        return "attachment; filename=\"milepost-" + view.report().period().label() + "." + ending + "\"";
    }

    private Response tasks(Request request, ReportingPeriod period) {
        var subject = new Subject(
                request.get(TEAM_ID).map(TeamId::new),
                request.get(COURIER_ID).map(AccountId::new),
                request.get(ROUTE_ID).map(RouteId::new));
        var page = queries.tasks(period, subject, request.get(FIGURE), Paging.of(request));
        return Paging.answer(request, Refusals.orRefuse(page), TaskJson::of);
    }
}

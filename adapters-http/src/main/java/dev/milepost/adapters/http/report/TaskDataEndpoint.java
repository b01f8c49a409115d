package dev.milepost.adapters.http.report;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.json.Timestamps;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.application.report.TaskData;
import dev.milepost.domain.people.Role;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The summaries that reports are made of, row by row, in parts that fit any host. Where there is more, a {@code Link} header leads to the
 * next part (RFC 8288).
 */
final class TaskDataEndpoint {
    private static final int MOST_ROWS = 5_000;
    private static final List<String> OFFERED = List.of(MediaTypes.CSV, MediaTypes.NDJSON);
    private static final Parameter<Instant> FROM = Parameter.time("from", "Tasks that ended at this instant or later");
    private static final Parameter<Instant> TO =
            Parameter.time("to", "Tasks that ended before this instant, at most 366 days after the first");
    private static final Parameter<Integer> LIMIT =
            Parameter.whole("limit", 1, MOST_ROWS, "At most how many rows; " + MOST_ROWS + " if not given");
    private static final Parameter<String> FORMAT = Parameter.choice(
            "format", Map.of("csv", MediaTypes.CSV, "ndjson", MediaTypes.NDJSON), "Goes before the Accept header");

    private final ReportQueries queries;

    TaskDataEndpoint(ReportQueries queries) {
        this.queries = queries;
    }

    Endpoint endpoint() {
        return Endpoint.get(
                        "/reports/data",
                        "getReportData",
                        "The ended tasks that reports are made of, oldest first, with these columns: "
                                + String.join(", ", TaskDataJson.columns()))
                .forRoles(Role.MANAGER, Role.ADMIN)
                .parameters(FROM, TO, LIMIT, Paging.CURSOR, FORMAT, ReportEndpoints.MARK)
                .answersFile(MediaTypes.CSV, MediaTypes.NDJSON)
                .handledBy((request, caller) -> data(request));
    }

    private Response data(Request request) {
        var from = required(request, FROM);
        var to = required(request, TO);
        var limit = request.get(LIMIT).orElse(MOST_ROWS);
        var data = Refusals.orRefuse(queries.data(from, to, Paging.after(request), limit));
        var format = request.get(FORMAT).orElseGet(() -> request.preferred(OFFERED));
        var response = format.equals(MediaTypes.CSV)
                ? Response.bytes(
                                Csv.MEDIA_TYPE,
                                csv(data, request.get(ReportEndpoints.MARK).orElse(false)))
                        .with("Content-Disposition", "attachment; filename=\"milepost-tasks.csv\"")
                : Response.bytes(MediaTypes.NDJSON, lines(data));
        return data.next()
                .map(next -> response.with("Link", link(from, to, limit, format, Paging.cursor(request, next))))
                .orElse(response);
    }

    private static Instant required(Request request, Parameter<Instant> parameter) {
        return request.get(parameter)
                .orElseThrow(
                        () -> new RequestRefused(Problem.invalid(parameter.name(), "must be " + parameter.expected())));
    }

    private static byte[] csv(TaskData data, boolean mark) {
        var csv = new Csv(mark);
        csv.row(TaskDataJson.columns());
        data.tasks().forEach(task -> csv.row(TaskDataJson.of(task, data.names()).cells()));
        return csv.bytes();
    }

    private static byte[] lines(TaskData data) {
        var lines = new ByteArrayOutputStream();
        for (var task : data.tasks()) {
            lines.writeBytes(Json.write(TaskDataJson.of(task, data.names())));
            lines.write('\n');
        }
        return lines.toByteArray();
    }

    private static String link(Instant from, Instant to, int limit, String format, String next) {
        return "<" + EndpointCatalogue.BASE_PATH + "/reports/data?from=" + Timestamps.format(from) + "&to="
                + Timestamps.format(to) + "&limit=" + limit + "&format="
                + (format.equals(MediaTypes.CSV) ? "csv" : "ndjson") + "&cursor=" + next + ">; rel=\"next\"";
    }
}

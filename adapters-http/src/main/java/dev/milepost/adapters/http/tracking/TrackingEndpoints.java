package dev.milepost.adapters.http.tracking;

import dev.milepost.adapters.http.catalogue.Body;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.coordinates.Datums;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.geofile.GeoFile.TimedPoint;
import dev.milepost.adapters.http.geofile.GeoJsonWriter;
import dev.milepost.adapters.http.geofile.GpxWriter;
import dev.milepost.adapters.http.json.About;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.security.Identity.Credential;
import dev.milepost.application.people.Caller;
import dev.milepost.application.tracking.PositionIntake;
import dev.milepost.application.tracking.TrackingQueries;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.FixSource;
import dev.milepost.domain.tracking.Track;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The calls about positions and progress. */
public final class TrackingEndpoints {
    /** A thousand positions with every field and generous white space are well below. */
    private static final int MAX_UPLOAD_BYTES = 1024 * 1024;

    private static final List<String> TRACK_TYPES = List.of(MediaTypes.JSON, MediaTypes.GEO_JSON, MediaTypes.GPX);
    private static final Parameter<Instant> FROM = Parameter.time("from", "Only positions recorded then or later");
    private static final Parameter<Instant> TO = Parameter.time("to", "Only positions recorded before");
    private static final Parameter<Double> SIMPLIFY_METRES = Parameter.number(
            "simplifyMetres", 0, 10_000, "Leave out positions that lie less than this from the line that is left");
    private static final Parameter<String> SINCE =
            Parameter.text("since", 6_000, "The cursor of an answer before: only what has changed since");

    private static final Parameter<FixSource> SOURCE = Parameter.choice(
            "source",
            new TreeMap<>(Map.of("page", FixSource.PAGE, "api", FixSource.API)),
            "What sends them, if it is no phone app with a device key: the courier's page or, if not given, another program");

    private final PositionIntake intake;
    private final TrackingQueries queries;

    public TrackingEndpoints(PositionIntake intake, TrackingQueries queries) {
        this.intake = intake;
        this.queries = queries;
    }

    /** What became of an upload. */
    record RecordedJson(
            @About("New ones, durable by now") long accepted,

            @About("Those that were there already, such as of a call that was answered 503, or given twice")
            long duplicates,

            List<RejectedPositionJson> rejected) {
        static RecordedJson of(PositionIntake.Recorded recorded) {
            return new RecordedJson(
                    recorded.accepted(),
                    recorded.duplicates(),
                    recorded.rejected().stream().map(RejectedPositionJson::of).toList());
        }
    }

    /** A position that the task never takes. */
    record RejectedPositionJson(
            @About("In the upload, from 0") long index, String code, String message) {
        static RejectedPositionJson of(PositionIntake.RejectedFix rejected) {
            return new RejectedPositionJson(
                    rejected.index(),
                    rejected.reason().code(),
                    rejected.reason().message());
        }
    }

    record LiveJson(
            List<ProgressJson> items,
            @About("What since takes, to go on from here") String cursor) {
        static LiveJson of(TrackingQueries.LiveView live, Datum datum) {
            return new LiveJson(
                    live.items().stream()
                            .map(view -> ProgressJson.of(view, datum))
                            .toList(),
                    live.cursor());
        }
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post(
                                "/tasks/{id}/positions",
                                "uploadPositions",
                                "Upload positions, in any order, repeats allowed; after a 503, which may follow what was stored, repeat")
                        .forCouriersAndTheirDevices()
                        .takes(new Body.JsonObject(PositionsJson.class, true, MAX_UPLOAD_BYTES))
                        .parameters(SOURCE, Datums.DATUM)
                        .answers(200, RecordedJson.class)
                        .refuses(ProblemType.TASK_NOT_STARTED)
                        .handledBy(this::upload),
                Endpoint.get("/tasks/{id}/track", "getTrack", "The positions of a task, as JSON, GeoJSON or GPX")
                        .forSignedIn()
                        .parameters(FROM, TO, SIMPLIFY_METRES, Datums.DATUM)
                        .answers(200, TrackJson.class)
                        .alsoAnswers(MediaTypes.GEO_JSON, MediaTypes.GPX)
                        .refuses(ProblemType.TRACK_EXPIRED)
                        .handledBy(this::track),
                Endpoint.get("/tasks/{id}/progress", "getProgress", "Where the courier of a task is along the route")
                        .forSignedIn()
                        .parameters(Datums.DATUM)
                        .answers(200, ProgressJson.class)
                        .refuses(ProblemType.TRACK_EXPIRED)
                        .handledBy((request, caller) -> Response.ok(ProgressJson.of(
                                Refusals.orRefuse(queries.progress(id(request), caller)), Datums.of(request)))),
                Endpoint.get(
                                "/live",
                                "getLive",
                                "The progress of every started task, or what has changed; as a WebSocket, pushed")
                        .forRoles(Role.MANAGER, Role.ADMIN)
                        .parameters(SINCE, Datums.DATUM)
                        .answers(200, LiveJson.class)
                        .handledBy(this::live));
    }

    private Response upload(Request request, Caller courier) {
        var source = switch (request.identity().orElseThrow().credential()) {
            case Credential.Session session -> request.get(SOURCE).orElse(FixSource.API);
            case Credential.Device device -> FixSource.APP;
        };
        var fixes = PositionsReader.read(request.bytes(), Datums.of(request), source);
        var recorded = Refusals.orRefuse(intake.record(id(request), fixes, courier.accountId()));
        var json = RecordedJson.of(recorded);
        return recorded.queued() ? Response.accepted(json) : Response.ok(json);
    }

    private Response track(Request request, Caller caller) {
        var id = id(request);
        var whole = Refusals.orRefuse(queries.track(id, request.get(FROM), request.get(TO), caller));
        var track = request.get(SIMPLIFY_METRES)
                .map(metres -> SimplifiedTrack.of(whole, metres))
                .orElse(whole);
        var datum = Datums.of(request);
        return switch (request.preferred(TRACK_TYPES)) {
            case MediaTypes.GEO_JSON ->
                Response.bytes(MediaTypes.GEO_JSON, GeoJsonWriter.track(id.value(), timedPoints(track, datum)));
            case MediaTypes.GPX ->
                Response.bytes(MediaTypes.GPX, GpxWriter.track(id.value(), timedPoints(track, datum)));
            default -> Response.ok(TrackJson.of(track, datum));
        };
    }

    private static List<TimedPoint> timedPoints(Track track, Datum datum) {
        return track.fixes().stream()
                .map(fix -> new TimedPoint(datum.fromWgs84(fix.point()), Optional.of(fix.recordedAt())))
                .toList();
    }

    private Response live(Request request, Caller caller) {
        var live = request.get(SINCE)
                .map(cursor -> Refusals.orRefuse(queries.liveSince(cursor)))
                .orElseGet(queries::live);
        return Response.ok(LiveJson.of(live, Datums.of(request)));
    }

    private static TaskId id(Request request) {
        return new TaskId(request.path("id"));
    }
}

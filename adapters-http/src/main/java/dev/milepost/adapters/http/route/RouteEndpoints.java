package dev.milepost.adapters.http.route;

import dev.milepost.adapters.http.catalogue.Body;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.coordinates.Datums;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.geofile.GeoJsonWriter;
import dev.milepost.adapters.http.geofile.GpxWriter;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.Refusals;
import dev.milepost.adapters.http.route.RouteJson.RouteDraftJson;
import dev.milepost.adapters.http.route.RouteJson.RouteSummaryJson;
import dev.milepost.application.Outcome;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.RouteFilter;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.route.ArchiveRoute;
import dev.milepost.application.route.DesignRoute;
import dev.milepost.application.route.RouteQueries;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import java.util.List;
import java.util.Map;

/** The calls about routes. */
public final class RouteEndpoints {
    /** Ten thousand points as JSON with full digits and checkpoints are well below. */
    private static final int MAX_DRAFT_BYTES = 2 * 1024 * 1024;

    private static final List<String> FILE_TYPES = List.of(MediaTypes.GEO_JSON, MediaTypes.GPX);
    private static final Parameter<String> QUERY = Parameter.text("q", 200, "A part of the name, in any case");

    private final DesignRoute design;
    private final ArchiveRoute archive;
    private final RouteQueries queries;

    public RouteEndpoints(DesignRoute design, ArchiveRoute archive, RouteQueries queries) {
        this.design = design;
        this.archive = archive;
        this.queries = queries;
    }

    public List<Endpoint> endpoints() {
        return List.of(
                Endpoint.post("/routes", "createRoute", "Draw a route")
                        .forRoles(Role.ADMIN)
                        .takes(new Body.JsonObject(RouteDraftJson.class, true, MAX_DRAFT_BYTES))
                        .parameters(Datums.DATUM)
                        .answers(201, RouteJson.class)
                        .idempotent()
                        .handledBy(this::create),
                Endpoint.post("/routes/import", "importRoute", "Make a route of a GPX, GeoJSON or KML file")
                        .forRoles(Role.ADMIN)
                        .takes(new Body.File(RouteImport.MEDIA_TYPES, RouteImport.MAX_BYTES))
                        .parameters(
                                RouteImport.NAME,
                                RouteImport.SIMPLIFY_METRES,
                                RouteImport.CORRIDOR_METRES,
                                Datums.DATUM)
                        .answers(201, RouteJson.class)
                        .refuses(ProblemType.MALFORMED_FILE)
                        .idempotent()
                        .handledBy((request, caller) ->
                                created(design.create(RouteImport.draft(request)), Datums.of(request))),
                Endpoint.get("/routes", "listRoutes", "Routes in use, newest first, without their paths")
                        .forSignedIn()
                        .parameters(QUERY, Datums.DATUM)
                        .answersPageOf(RouteSummaryJson.class)
                        .handledBy((request, caller) -> Paging.answer(
                                request,
                                queries.list(new RouteFilter(request.get(QUERY)), Paging.of(request)),
                                route -> RouteSummaryJson.of(route, Datums.of(request)))),
                Endpoint.get("/routes/{id}", "getRoute", "One route, as JSON, GeoJSON or GPX")
                        .forSignedIn()
                        .parameters(Datums.DATUM)
                        .answers(200, RouteJson.class)
                        .alsoAnswers(MediaTypes.GEO_JSON, MediaTypes.GPX)
                        .handledBy(this::read),
                Endpoint.put("/routes/{id}", "replaceRoute", "Draw the next version of a route")
                        .forRoles(Role.ADMIN)
                        .takes(new Body.JsonObject(RouteDraftJson.class, true, MAX_DRAFT_BYTES))
                        .parameters(Datums.DATUM)
                        .answers(200, RouteJson.class)
                        .refuses(ProblemType.STALE_VERSION)
                        .handledBy(this::replace),
                Endpoint.delete("/routes/{id}", "archiveRoute", "Take a route out of use")
                        .forRoles(Role.ADMIN)
                        .refuses(ProblemType.ROUTE_IN_USE, ProblemType.STALE_VERSION)
                        .handledBy((request, caller) -> {
                            Refusals.orRefuse(archive.archive(id(request), request.ifMatch()));
                            return Response.noContent();
                        }));
    }

    private Response create(Request request, Caller admin) {
        var datum = Datums.of(request);
        return created(design.create(request.body(RouteDraftJson.class).toDraft(datum)), datum);
    }

    private Response replace(Request request, Caller admin) {
        var datum = Datums.of(request);
        var draft = request.body(RouteDraftJson.class).toDraft(datum);
        var stored = Refusals.orRefuse(design.redesign(id(request), draft, request.ifMatch()));
        return Response.ok(RouteJson.of(stored, datum)).withVersion(stored.version());
    }

    private Response read(Request request, Caller caller) {
        var stored = Refusals.orRefuse(queries.find(id(request)));
        var offered = List.of(MediaTypes.JSON, FILE_TYPES.get(0), FILE_TYPES.get(1));
        var datum = Datums.of(request);
        var response = switch (request.preferred(offered)) {
            case MediaTypes.GEO_JSON -> Response.bytes(MediaTypes.GEO_JSON, geoJson(stored.value(), datum));
            case MediaTypes.GPX -> Response.bytes(MediaTypes.GPX, gpx(stored.value(), datum));
            default -> Response.ok(RouteJson.of(stored, datum));
        };
        return response.withVersion(stored.version());
    }

    private static byte[] geoJson(Route route, Datum datum) {
        return GeoJsonWriter.route(route.name(), path(route, datum), waypoints(route, datum));
    }

    private static byte[] gpx(Route route, Datum datum) {
        return GpxWriter.route(route.name(), path(route, datum), waypoints(route, datum));
    }

    private static List<GeoPoint> path(Route route, Datum datum) {
        return route.path().points().stream().map(datum::fromWgs84).toList();
    }

    private static List<Map.Entry<String, GeoPoint>> waypoints(Route route, Datum datum) {
        return route.checkpoints().stream()
                .map(checkpoint -> Map.entry(checkpoint.name(), datum.fromWgs84(checkpoint.point())))
                .toList();
    }

    private static Response created(Outcome<Versioned<Route>> outcome, Datum datum) {
        var stored = Refusals.orRefuse(outcome);
        return Response.created("/routes/" + stored.value().id().value(), RouteJson.of(stored, datum))
                .withVersion(stored.version());
    }

    private static RouteId id(Request request) {
        return new RouteId(request.path("id"));
    }
}

package dev.milepost.adapters.http.route;

import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.adapters.http.coordinates.Datums;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.geofile.GeoFile;
import dev.milepost.adapters.http.geofile.GeoFormat;
import dev.milepost.adapters.http.geofile.MalformedGeoFileException;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.RouteDraft;
import java.util.List;

/** Makes a draft of an uploaded file: its line, without checkpoints, which are set on it afterwards. */
final class RouteImport {
    static final int MAX_BYTES = 10 * 1024 * 1024;
    static final List<String> MEDIA_TYPES = List.of(
            MediaTypes.GPX,
            MediaTypes.GEO_JSON,
            MediaTypes.KML,
            MediaTypes.JSON,
            "application/xml",
            "text/xml",
            "application/octet-stream");
    static final Parameter<String> NAME = Parameter.text("name", 200, "Of the route; the file's own if not given");
    static final Parameter<Double> SIMPLIFY_METRES = Parameter.number(
            "simplifyMetres", 0, 1_000, "Leaves out points that are no further than this from the line without them");
    static final Parameter<Double> CORRIDOR_METRES = Parameter.number(
            "corridorMetres", 5, 5_000, "How far from the path still counts as on the route; 80 if not given");
    /** Two good receivers on one road lie 10 m apart in nine of ten fixes, a bad one 57 m. */
    private static final double DEFAULT_CORRIDOR_METRES = 80;

    private RouteImport() {}

    /** @throws RequestRefused if the file can't be read */
    static RouteDraft draft(Request request) {
        var file = read(request);
        var datum = Datums.of(request);
        var path = simplified(
                file.path().stream().map(datum::toWgs84).toList(),
                request.get(SIMPLIFY_METRES).orElse(0.0));
        var name = request.get(NAME).or(file::name).orElse("Imported route");
        return new RouteDraft(
                name, path, List.of(), request.get(CORRIDOR_METRES).orElse(DEFAULT_CORRIDOR_METRES));
    }

    private static GeoFile read(Request request) {
        var content = request.bytes();
        try {
            // What the content shows goes before what a header claims: many clients send every file as octets.
            return GeoFormat.sniff(content)
                    .orElseThrow(() -> new RequestRefused(
                            Problem.of(ProblemType.MALFORMED_FILE, "The file is not GPX, GeoJSON or KML.")))
                    .read(content);
        } catch (MalformedGeoFileException malformed) {
            throw new RequestRefused(
                    Problem.of(ProblemType.MALFORMED_FILE, "Not read: " + malformed.getMessage() + "."));
        }
    }

    private static List<GeoPoint> simplified(List<GeoPoint> path, double toleranceMetres) {
        return toleranceMetres == 0 || path.size() < 3
                ? path
                : new Polyline(path).simplify(toleranceMetres).points();
    }
}

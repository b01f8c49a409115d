package dev.milepost.adapters.http.coordinates;

import dev.milepost.adapters.http.catalogue.Parameter;
import dev.milepost.adapters.http.catalogue.Request;
import dev.milepost.domain.geo.Datum;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** The query parameter that names the datum of a request's and its answer's coordinates. */
public final class Datums {
    public static final Parameter<Datum> DATUM = Parameter.choice(
            "datum", choices(), "Of all coordinates in the request and its answer; wgs84 if not given");

    private Datums() {}

    /** The datum that the client speaks in. */
    public static Datum of(Request request) {
        return request.get(DATUM).orElse(Datum.WGS84);
    }

    private static Map<String, Datum> choices() {
        var choices = new LinkedHashMap<String, Datum>();
        for (var datum : Datum.values()) {
            choices.put(datum.name().toLowerCase(Locale.ROOT), datum);
        }
        return choices;
    }
}

package dev.milepost.adapters.http.pages;

import dev.milepost.domain.geo.Datum;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A server of map tiles in the Web Mercator grid.
 *
 * @param url with {@code {z}}, {@code {x}} and {@code {y}}: on any host, or a path on our own
 * @param datum in which its tiles are drawn: what is shown on them is shifted to it
 * @param attribution as the licence of the tiles asks for; may be empty
 */
public record TileSource(String url, Kind kind, Datum datum, String attribution, int maxZoom) {
    /** A host by name or address, without anything that a content security policy would read as more than one source. */
    private static final Pattern ORIGIN = Pattern.compile("^(https?://[A-Za-z0-9.-]+(?::[0-9]{1,5})?)/");

    public enum Kind {
        RASTER,
        VECTOR
    }

    /** @throws IllegalArgumentException if the address lacks a placeholder or is no http(s) address or path */
    public TileSource {
        if (!url.contains("{z}") || !url.contains("{x}") || !url.contains("{y}")) {
            throw new IllegalArgumentException("must contain {z}, {x} and {y}");
        }
        if (!url.startsWith("/") && originOf(url).isEmpty()) {
            throw new IllegalArgumentException("must begin with http://, https:// or /");
        }
    }

    /** Vector tiles by the ending of the address ({@code .pbf}, {@code .mvt}), raster tiles otherwise. */
    public static TileSource of(String url, Datum datum, String attribution) {
        var path = url.split("\\?", 2)[0].toLowerCase(Locale.ROOT);
        var kind = path.endsWith(".pbf") || path.endsWith(".mvt") ? Kind.VECTOR : Kind.RASTER;
        return new TileSource(url, kind, datum, attribution, 19);
    }

    /** The origin that a content security policy has to allow; empty for a path on our own. */
    Optional<String> origin() {
        return originOf(url);
    }

    private static Optional<String> originOf(String url) {
        var origin = ORIGIN.matcher(url);
        return origin.find() ? Optional.of(origin.group(1)) : Optional.empty();
    }
}

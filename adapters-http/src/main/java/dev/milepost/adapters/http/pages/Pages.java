package dev.milepost.adapters.http.pages;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Answers what asks for a page or a part of one, and leaves everything else to the API. Safe for concurrent use. */
public final class Pages {
    private static final Pattern ACCEPTS_GZIP =
            Pattern.compile("(?i)(^|[,\\s])(gzip|\\*)\\s*(;\\s*q=(0\\.\\d*[1-9]|1)\\S*)?\\s*(,|$)");
    private static final Map<String, String> FOLDERS = Map.of("/", "/index.html", "/courier/", "/courier/index.html");
    /** What a page may ask of the device. */
    static final String PERMISSIONS = "geolocation=(self), camera=(self), microphone=(), payment=()";

    private static final String TILES_ARE_KEPT = "public, max-age=86400";
    private static final Pattern TILE = Pattern.compile("/tiles/([0-9]{1,2})/([0-9]{1,9})/([0-9]{1,9})");
    private static final byte[] NOTHING = new byte[0];

    private final PageFiles files;
    private final PageSettings settings;
    private final Optional<TileStore> tiles;

    /** @param tiles of our own, if there are any */
    public Pages(PageSettings settings, Optional<TileStore> tiles) {
        this(settings, tiles, Optional.empty());
    }

    /** @param edited a folder where the files of the pages are read anew each time, while somebody works on them */
    public Pages(PageSettings settings, Optional<TileStore> tiles, Optional<Path> edited) {
        this.files = new PageFiles(edited);
        this.settings = settings;
        this.tiles = tiles;
    }

    /** Empty unless it is a GET or HEAD of a file that there is. */
    public Optional<HttpResponse> answer(HttpRequest request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        if (request.path().equals("/courier")) {
            return Optional.of(new HttpResponse(301, Headers.none().with("Location", "/courier/"), NOTHING));
        }
        var tile = TILE.matcher(request.path());
        if (tile.matches()) {
            return tiles.map(store -> answer(store, tile));
        }
        return find(request.path()).map(file -> answer(request, file));
    }

    /** No tile is no error: a map asks for what lies outside of it, too. */
    private static HttpResponse answer(TileStore store, MatchResult address) {
        return store.find(number(address, 1), number(address, 2), number(address, 3))
                .map(Pages::answer)
                .orElseGet(() -> new HttpResponse(204, Headers.none().with("Cache-Control", TILES_ARE_KEPT), NOTHING));
    }

    private static HttpResponse answer(TileStore.Tile tile) {
        var headers = Headers.none()
                .with("Content-Type", tile.mediaType())
                .with("Cache-Control", TILES_ARE_KEPT)
                .with("X-Content-Type-Options", "nosniff");
        return new HttpResponse(
                200, tile.gzipped() ? headers.with("Content-Encoding", "gzip") : headers, tile.content());
    }

    private static int number(MatchResult address, int group) {
        return Integer.parseInt(address.group(group));
    }

    private Optional<PageFile> find(String path) {
        return files.find(FOLDERS.getOrDefault(path, path));
    }

    private HttpResponse answer(HttpRequest request, PageFile file) {
        var headers = headers(file);
        if (request.headers()
                .first("If-None-Match")
                .filter(tags -> tags.contains(file.etag()))
                .isPresent()) {
            return new HttpResponse(304, headers, NOTHING);
        }
        var zipped = file.gzipped().filter(any -> acceptsGzip(request));
        var sent = zipped.isPresent() ? headers.with("Content-Encoding", "gzip") : headers;
        var body = request.method().equals("HEAD") ? NOTHING : zipped.orElse(file.content());
        return new HttpResponse(200, sent, body);
    }

    private static boolean acceptsGzip(HttpRequest request) {
        return request.headers()
                .first("Accept-Encoding")
                .filter(accepted -> ACCEPTS_GZIP.matcher(accepted).find())
                .isPresent();
    }

    private String tileOrigin() {
        return settings.tiles().flatMap(TileSource::origin).orElse("");
    }

    private Headers headers(PageFile file) {
        var headers = Headers.none()
                .with("Content-Type", file.mediaType())
                .with("ETag", file.etag())
                // Asked for again each time and answered 304: a new version is seen at once.
                .with("Cache-Control", "no-cache")
                .with("Vary", "Accept-Encoding")
                .with("X-Content-Type-Options", "nosniff")
                .with("Referrer-Policy", "no-referrer");
        return file.mediaType().startsWith("text/html")
                ? headers.with("Content-Security-Policy", ContentPolicy.of(List.of(file), tileOrigin(), List.of()))
                        .with("Permissions-Policy", PERMISSIONS)
                        .with("Cross-Origin-Opener-Policy", "same-origin")
                : headers;
    }
}

package dev.milepost.adapters.local.tiles;

import dev.milepost.adapters.http.pages.TileSource;
import dev.milepost.adapters.http.pages.TileStore;
import dev.milepost.adapters.local.StartupException;
import dev.milepost.domain.geo.Datum;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * A file of map tiles in the form MBTiles 1.3 (https://github.com/mapbox/mbtiles-spec/blob/master/1.3/spec.md), raster or
 * vector. It is only read.
 */
public final class MbTiles implements TileStore {
    /** What the specification names as formats, and their media types. */
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "png", "image/png",
            "jpg", "image/jpeg",
            "webp", "image/webp",
            "pbf", "application/vnd.mapbox-vector-tile");

    private static final int DEEPEST = 30;

    private final Jdbi file;
    private final String format;
    private final int maxZoom;
    private final String attribution;

    private MbTiles(Jdbi file, Map<String, String> metadata) {
        this.file = file;
        this.format = metadata.getOrDefault("format", "png");
        this.maxZoom = deepest(file);
        this.attribution = metadata.getOrDefault("attribution", "");
    }

    /** @throws StartupException if it isn't a file of map tiles, or of a format that no browser shows */
    public static MbTiles open(Path path) {
        if (!Files.isReadable(path)) {
            throw unreadable(path, "it can't be read", null);
        }
        var config = new SQLiteConfig();
        config.setReadOnly(true);
        var source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path.toAbsolutePath());
        try {
            var file = Jdbi.create(source);
            var tiles = new MbTiles(file, metadata(file));
            if (!MEDIA_TYPES.containsKey(tiles.format)) {
                throw unreadable(path, "its format '" + tiles.format + "' is none of png, jpg, webp and pbf", null);
            }
            return tiles;
        } catch (JdbiException | IllegalStateException malformed) {
            throw unreadable(path, "it isn't a file of map tiles", malformed);
        }
    }

    /**
     * How pages ask for these tiles.
     *
     * @param credit shown on the map; empty: what the file says of itself
     */
    public TileSource source(Datum datum, String credit) {
        var kind = format.equals("pbf") ? TileSource.Kind.VECTOR : TileSource.Kind.RASTER;
        return new TileSource(ADDRESS, kind, datum, credit.isEmpty() ? attribution : credit, maxZoom);
    }

    @Override
    public Optional<Tile> find(int zoom, int x, int y) {
        if (zoom < 0 || zoom > DEEPEST) {
            return Optional.empty();
        }
        var size = 1 << zoom;
        if (x < 0 || x >= size || y < 0 || y >= size) {
            return Optional.empty();
        }
        // Rows are counted from the south there: the specification follows TMS.
        return file.withHandle(handle -> handle.select(
                                "select tile_data from tiles where zoom_level = ? and tile_column = ? and tile_row = ?",
                                zoom,
                                x,
                                size - 1 - y)
                        .mapTo(byte[].class)
                        .findFirst())
                .map(this::tile);
    }

    private Tile tile(byte[] content) {
        var gzipped = content.length > 2 && content[0] == 0x1f && content[1] == (byte) 0x8b;
        return new Tile(MEDIA_TYPES.get(format), gzipped, content);
    }

    private static Map<String, String> metadata(Jdbi file) {
        return file.withHandle(handle -> handle
                .select("select name, value from metadata where value is not null")
                .map((row, context) -> Map.entry(row.getString("name"), row.getString("value")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first)));
    }

    /** From the tiles themselves: metadata need not say it. */
    private static int deepest(Jdbi file) {
        return file.withHandle(handle -> handle.select("select max(zoom_level) from tiles")
                .mapTo(Integer.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no tiles")));
    }

    private static StartupException unreadable(Path path, String why, Throwable cause) {
        return new StartupException(
                StartupException.Reason.TILES_UNREADABLE,
                "The map tiles " + path + " are of no use: " + why + ".",
                cause);
    }
}

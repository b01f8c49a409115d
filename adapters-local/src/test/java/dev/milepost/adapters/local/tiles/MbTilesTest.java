package dev.milepost.adapters.local.tiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.http.pages.TileSource;
import dev.milepost.adapters.local.StartupException;
import dev.milepost.domain.geo.Datum;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.jdbi.v3.core.Jdbi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MbTilesTest {
    private static final byte[] NORTH_EAST = {1, 2, 3};

    @TempDir
    Path folder;

    @Test
    void rowsAreCountedFromTheNorth() {
        var tiles = MbTiles.open(file("png", NORTH_EAST));

        assertThat(tiles.find(1, 1, 0)).hasValueSatisfying(tile -> {
            assertThat(tile.content()).isEqualTo(NORTH_EAST);
            assertThat(tile.mediaType()).isEqualTo("image/png");
            assertThat(tile.gzipped()).isFalse();
        });
        assertThat(tiles.find(1, 1, 1)).isEmpty();
    }

    @Test
    void outsideTheGridThereIsNothing() {
        var tiles = MbTiles.open(file("png", NORTH_EAST));

        assertThat(tiles.find(1, 2, 0)).isEmpty();
        assertThat(tiles.find(1, -1, 0)).isEmpty();
        assertThat(tiles.find(-1, 0, 0)).isEmpty();
        assertThat(tiles.find(Integer.MAX_VALUE, 0, 0)).isEmpty();
        assertThat(tiles.find(30, Integer.MAX_VALUE, 0)).isEmpty();
    }

    @Test
    void vectorTilesAreKnownAndSaidToBeCompressed() throws IOException {
        var tiles = MbTiles.open(file("pbf", gzip(NORTH_EAST)));

        assertThat(tiles.find(1, 1, 0))
                .hasValueSatisfying(tile -> assertThat(tile.gzipped()).isTrue());
        assertThat(tiles.source(Datum.WGS84, "").kind()).isEqualTo(TileSource.Kind.VECTOR);
    }

    @Test
    void theFileSaysHowDeepItGoesAndWhoIsToBeThanked() {
        var source = MbTiles.open(file("png", NORTH_EAST)).source(Datum.GCJ02, "");

        assertThat(source)
                .isEqualTo(new TileSource("/tiles/{z}/{x}/{y}", TileSource.Kind.RASTER, Datum.GCJ02, "© people", 1));
        assertThat(MbTiles.open(file("png", NORTH_EAST))
                        .source(Datum.GCJ02, "us")
                        .attribution())
                .isEqualTo("us");
    }

    @Test
    void whatIsNoFileOfTilesIsSaidInOneLine() throws IOException {
        var text = Files.writeString(folder.resolve("text.mbtiles"), "no database");
        var other = folder.resolve("other.mbtiles");
        Jdbi.create("jdbc:sqlite:" + other).useHandle(handle -> handle.execute("create table anything (a int)"));

        for (var path :
                new Path[] {text, other, folder.resolve("absent.mbtiles"), file("tiff", NORTH_EAST), file("png")}) {
            assertThatThrownBy(() -> MbTiles.open(path))
                    .isInstanceOf(StartupException.class)
                    .hasMessageContaining(path.toString())
                    .hasMessageNotContaining("\n");
        }
        assertThat(folder.resolve("absent.mbtiles")).doesNotExist();
    }

    private Path file(String format, byte[]... northEast) {
        var path = folder.resolve(format + northEast.length + ".mbtiles");
        Jdbi.create("jdbc:sqlite:" + path).useHandle(handle -> {
            handle.execute("create table if not exists metadata (name text, value text)");
            handle.execute("create table if not exists tiles"
                    + " (zoom_level integer, tile_column integer, tile_row integer, tile_data blob)");
            handle.execute("insert into metadata values ('format', ?), ('attribution', '© people')", format);
            for (var tile : northEast) {
                handle.execute("insert into tiles values (1, 1, 1, ?)", tile);
            }
        });
        return path;
    }

    private static byte[] gzip(byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(content);
        }
        return bytes.toByteArray();
    }
}

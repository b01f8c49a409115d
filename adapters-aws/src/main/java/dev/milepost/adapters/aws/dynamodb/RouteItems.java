package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Routes as items, both ways: an item a version that never changes, and one that says which is the newest. */
final class RouteItems {
    static final String PREFIX = "route#";
    static final String KIND = "route";
    static final String VERSION_PREFIX = "version#";
    static final String NAME = "name";
    static final String LOWER_NAME = "lowerName";
    static final String ARCHIVED = "archived";

    private RouteItems() {}

    static Key newestKey(RouteId id) {
        return new Key(PREFIX + id.value(), "newest");
    }

    static Key versionKey(RouteId id, long version) {
        return new Key(PREFIX + id.value(), "%s%010d".formatted(VERSION_PREFIX, version));
    }

    /** What lists search: no path, so that going through names is cheap. */
    static ItemWriter writeNewest(Route route) {
        return ItemWriter.at(newestKey(route.id()))
                .text(Index.LIST.hash(), KIND)
                .text(NAME, route.name())
                .text(LOWER_NAME, lower(route.name()))
                .flag(ARCHIVED, route.archived());
    }

    static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    static ItemWriter writeVersion(Route route, long version) {
        return ItemWriter.at(versionKey(route.id(), version))
                .number(VersionedItems.VERSION, version)
                .text(NAME, route.name())
                .bytes("path", packed(route.path().points()))
                .parts("checkpoints", route.checkpoints(), RouteItems::writeCheckpoint)
                .decimal("corridorMetres", route.corridorMetres())
                .flag(ARCHIVED, route.archived());
    }

    private static void writeCheckpoint(ItemWriter item, Checkpoint checkpoint) {
        item.text("name", checkpoint.name())
                .decimal("lat", checkpoint.point().lat())
                .decimal("lon", checkpoint.point().lon())
                .decimal("radiusMetres", checkpoint.radiusMetres())
                .duration("dwell", checkpoint.dwell());
    }

    static Route readVersion(ItemReader item) {
        return new Route(
                new RouteId(item.partition().substring(PREFIX.length())),
                item.text(NAME),
                new Polyline(unpacked(item.bytes("path"))),
                item.parts("checkpoints").stream()
                        .map(RouteItems::readCheckpoint)
                        .toList(),
                item.decimal("corridorMetres"),
                item.flag(ARCHIVED));
    }

    private static Checkpoint readCheckpoint(ItemReader item) {
        return new Checkpoint(
                item.text("name"),
                new GeoPoint(item.decimal("lat"), item.decimal("lon")),
                item.decimal("radiusMetres"),
                item.duration("dwell"));
    }

    /** Two doubles a point: ten thousand points take 160 KB of the 400 that an item holds, and come back to the last digit. */
    private static byte[] packed(List<GeoPoint> points) {
        var buffer = ByteBuffer.allocate(points.size() * 2 * Double.BYTES);
        points.forEach(point -> buffer.putDouble(point.lat()).putDouble(point.lon()));
        return buffer.array();
    }

    private static List<GeoPoint> unpacked(byte[] packed) {
        var points = new ArrayList<GeoPoint>();
        for (var buffer = ByteBuffer.wrap(packed); buffer.hasRemaining(); ) {
            points.add(new GeoPoint(buffer.getDouble(), buffer.getDouble()));
        }
        return points;
    }
}

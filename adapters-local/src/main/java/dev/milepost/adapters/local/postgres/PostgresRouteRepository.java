package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.RouteFilter;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Every version of each route in PostgreSQL: the path as two arrays of degrees, the checkpoints as a document. */
public final class PostgresRouteRepository implements RouteRepository {
    private static final String NEWEST =
            "select v.* from routes r join route_versions v on v.route_id = r.id and v.version = r.version ";

    private final Database database;

    public PostgresRouteRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(Route route) {
        database.transaction(handle -> {
            var added = handle.createUpdate("""
                            insert into routes (id, version, lower_name, archived) values (:id, 1, :lowerName, :archived)
                            on conflict do nothing
                            """)
                    .bind("id", route.id().value())
                    .bind("lowerName", lower(route.name()))
                    .bind("archived", route.archived())
                    .execute();
            return added == 0 ? 0 : insertVersion(handle, route, 1);
        });
    }

    @Override
    public Optional<Versioned<Route>> find(RouteId id) {
        return database.with(handle -> find(handle, id));
    }

    private static Optional<Versioned<Route>> find(Handle handle, RouteId id) {
        return handle.createQuery(NEWEST + "where r.id = :id")
                .bind("id", id.value())
                .map(PostgresRouteRepository::route)
                .findOne();
    }

    @Override
    public Optional<Route> find(RouteId id, long version) {
        return database.with(
                handle -> handle.createQuery("select * from route_versions where route_id = :id and version = :version")
                        .bind("id", id.value())
                        .bind("version", version)
                        .map(PostgresRouteRepository::route)
                        .findOne()
                        .map(Versioned::value));
    }

    @Override
    public Map<RouteId, String> names(Collection<RouteId> ids) {
        var values = ids.stream().map(RouteId::value).distinct().toArray(String[]::new);
        return database.with(handle -> handle
                .createQuery("""
                        select r.id, v.name from routes r join route_versions v on v.route_id = r.id and v.version = r.version
                        where r.id = any(:ids)
                        """)
                .bind("ids", values)
                .map((row, context) -> Map.entry(new RouteId(row.getString("id")), row.getString("name")))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    @Override
    public SaveResult<Route> save(Route route, long expectedVersion) {
        return database.transaction(handle -> {
            var saved = handle.createUpdate("""
                            update routes set version = version + 1, lower_name = :lowerName, archived = :archived
                            where id = :id and version = :expected
                            """)
                    .bind("lowerName", lower(route.name()))
                    .bind("archived", route.archived())
                    .bind("id", route.id().value())
                    .bind("expected", expectedVersion)
                    .execute();
            if (saved == 0) {
                return new SaveResult.Stale<>(find(handle, route.id()).orElseThrow());
            }
            insertVersion(handle, route, expectedVersion + 1);
            return new SaveResult.Saved<>(new Versioned<>(route, expectedVersion + 1));
        });
    }

    @Override
    public Page<Versioned<Route>> list(RouteFilter filter, PageRequest page) {
        var rows = database.with(handle -> handle.createQuery(NEWEST + """
                                where not r.archived and r.id < :after and position(:part in r.lower_name) > 0
                                order by r.id desc limit :rows
                                """)
                .bind("after", Keyset.after(page))
                .bind(
                        "part",
                        filter.nameContains()
                                .map(PostgresRouteRepository::lower)
                                .orElse(""))
                .bind("rows", Keyset.rows(page))
                .map(PostgresRouteRepository::route)
                .list());
        return Keyset.page(rows, page, route -> route.value().id().value());
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private static int insertVersion(Handle handle, Route route, long version) {
        var points = route.path().points();
        return handle.createUpdate("""
                        insert into route_versions
                            (route_id, version, name, lats, lons, checkpoints, corridor_metres, archived)
                        values (:id, :version, :name, :lats, :lons, cast(:checkpoints as jsonb), :corridor, :archived)
                        """)
                .bind("id", route.id().value())
                .bind("version", version)
                .bind("name", route.name())
                .bind("lats", points.stream().mapToDouble(GeoPoint::lat).toArray())
                .bind("lons", points.stream().mapToDouble(GeoPoint::lon).toArray())
                .bind(
                        "checkpoints",
                        Json.write(route.checkpoints().stream()
                                .map(StoredCheckpoint::of)
                                .toList()))
                .bind("corridor", route.corridorMetres())
                .bind("archived", route.archived())
                .execute();
    }

    private static Versioned<Route> route(ResultSet row, StatementContext context) throws SQLException {
        var route = new Route(
                new RouteId(row.getString("route_id")),
                row.getString("name"),
                path(row),
                Arrays.stream(Json.read(row.getString("checkpoints"), StoredCheckpoint[].class))
                        .map(StoredCheckpoint::checkpoint)
                        .toList(),
                row.getDouble("corridor_metres"),
                row.getBoolean("archived"));
        return new Versioned<>(route, row.getLong("version"));
    }

    private static Polyline path(ResultSet row) throws SQLException {
        var lats = (Double[]) row.getArray("lats").getArray();
        var lons = (Double[]) row.getArray("lons").getArray();
        return new Polyline(IntStream.range(0, lats.length)
                .mapToObj(i -> new GeoPoint(lats[i], lons[i]))
                .toList());
    }

    /** A checkpoint as it is stored. */
    private record StoredCheckpoint(String name, double lat, double lon, double radiusMetres, long dwellMillis) {
        static StoredCheckpoint of(Checkpoint checkpoint) {
            return new StoredCheckpoint(
                    checkpoint.name(),
                    checkpoint.point().lat(),
                    checkpoint.point().lon(),
                    checkpoint.radiusMetres(),
                    checkpoint.dwell().toMillis());
        }

        Checkpoint checkpoint() {
            return new Checkpoint(name, new GeoPoint(lat, lon), radiusMetres, Duration.ofMillis(dwellMillis));
        }
    }
}

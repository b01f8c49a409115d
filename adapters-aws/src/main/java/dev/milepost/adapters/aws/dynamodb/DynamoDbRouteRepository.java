package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.adapters.aws.dynamodb.NewestFirst.Partition;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.RouteFilter;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Every version of each route in DynamoDB, and beside them an item that names the newest: the two change together. */
public final class DynamoDbRouteRepository implements RouteRepository {
    private final DynamoDb db;
    private final NewestFirst lists;

    public DynamoDbRouteRepository(DynamoDb db) {
        this.db = db;
        this.lists = new NewestFirst(db, Table.ROUTES);
    }

    @Override
    public void add(Route route) {
        put(route, 1, Condition.ABSENT, VersionedItems.newToken());
    }

    private Write put(Route route, long version, Condition condition, String token) {
        var newest = RouteItems.writeNewest(route)
                .number(VersionedItems.VERSION, version)
                .text(VersionedItems.TOKEN, token);
        return new Transaction(db)
                .put(Table.ROUTES, newest, condition)
                .put(Table.ROUTES, RouteItems.writeVersion(route, version))
                .commit()
                .getFirst();
    }

    @Override
    public Optional<Versioned<Route>> find(RouteId id) {
        var newest = RouteItems.newestKey(id);
        return db.get(Table.ROUTES, newest)
                .map(item -> item.number(VersionedItems.VERSION))
                .flatMap(version -> find(id, version).map(route -> new Versioned<>(route, version)));
    }

    @Override
    public Optional<Route> find(RouteId id, long version) {
        return db.get(Table.ROUTES, RouteItems.versionKey(id, version)).map(RouteItems::readVersion);
    }

    @Override
    public Map<RouteId, String> names(Collection<RouteId> ids) {
        return new Batches(db, Table.ROUTES)
                .get(ids.stream().map(RouteItems::newestKey).toList()).stream()
                        .collect(Collectors.toMap(DynamoDbRouteRepository::id, item -> item.text(RouteItems.NAME)));
    }

    @Override
    public SaveResult<Route> save(Route route, long expectedVersion) {
        var token = VersionedItems.newToken();
        var saved = new Versioned<>(route, expectedVersion + 1);
        return switch (put(route, saved.version(), VersionedItems.expecting(expectedVersion), token)) {
            case Write.Done done -> new SaveResult.Saved<>(saved);
            case Write.Refused refused
            when VersionedItems.wrote(token, refused.found()) -> new SaveResult.Saved<>(saved);
            case Write.Refused refused ->
                new SaveResult.Stale<>(find(route.id()).orElseThrow());
        };
    }

    @Override
    public Page<Versioned<Route>> list(RouteFilter filter, PageRequest page) {
        var wanted = new Partition(Index.LIST, RouteItems.KIND, Optional.of(condition(filter)));
        var newest = lists.page(List.of(wanted), RouteItems.PREFIX, page, Optional::of);
        var versions = versions(newest.items());
        return newest.map(item -> new Versioned<>(versions.get(item.partition()), item.number(VersionedItems.VERSION)));
    }

    private static Condition condition(RouteFilter filter) {
        var offered = "#archived = :no";
        return filter.nameContains()
                .filter(part -> !part.isEmpty())
                .map(part -> Condition.of(offered + " and contains(#name, :part)")
                        .name("#name", RouteItems.LOWER_NAME)
                        .text(":part", RouteItems.lower(part)))
                .orElseGet(() -> Condition.of(offered))
                .name("#archived", RouteItems.ARCHIVED)
                .flag(":no", false);
    }

    private Map<String, Route> versions(List<ItemReader> newest) {
        var keys = newest.stream()
                .map(item -> RouteItems.versionKey(id(item), item.number(VersionedItems.VERSION)))
                .toList();
        return new Batches(db, Table.ROUTES)
                .get(keys).stream().collect(Collectors.toMap(ItemReader::partition, RouteItems::readVersion));
    }

    private static RouteId id(ItemReader item) {
        return new RouteId(item.partition().substring(RouteItems.PREFIX.length()));
    }
}

package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.RouteFilter;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Checkpoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.route.Route;
import dev.milepost.testing.Routes;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link RouteRepository} must keep to. */
public interface RouteRepositoryContract {
    RouteFilter ALL = new RouteFilter(Optional.empty());

    /** The store of this test, empty when the test begins; every call in one test is about the same. */
    RouteRepository routes();

    @Test
    default void anEmptyStoreHasNoRoute() {
        var routes = routes();

        assertThat(routes.find(Routes.id(1))).isEmpty();
        assertThat(routes.find(Routes.id(1), 1)).isEmpty();
        assertThat(routes.list(ALL, PageRequest.first(50)).items()).isEmpty();
    }

    @Test
    default void aRouteIsKeptAsVersionOneAndAddingItAgainChangesNothing() {
        var routes = routes();
        routes.add(Routes.numbered(1));

        routes.add(Routes.named(Routes.id(1), "Other"));

        assertThat(routes.find(Routes.id(1))).contains(new Versioned<>(Routes.numbered(1), 1));
        assertThat(routes.find(Routes.id(1), 1)).contains(Routes.numbered(1));
    }

    @Test
    default void everyVersionIsKept() {
        var routes = routes();
        var first = Routes.named(Routes.id(1), "First");
        var second = Routes.named(Routes.id(1), "Second");
        routes.add(first);

        assertThat(routes.save(second, 1)).isEqualTo(new SaveResult.Saved<>(new Versioned<>(second, 2)));
        assertThat(routes.save(second.archive(), 2))
                .isEqualTo(new SaveResult.Saved<>(new Versioned<>(second.archive(), 3)));

        assertThat(routes.find(Routes.id(1))).contains(new Versioned<>(second.archive(), 3));
        assertThat(routes.find(Routes.id(1), 1)).contains(first);
        assertThat(routes.find(Routes.id(1), 2)).contains(second);
        assertThat(routes.find(Routes.id(1), 3)).contains(second.archive());
        assertThat(routes.find(Routes.id(1), 4)).isEmpty();
    }

    @Test
    default void aStaleSaveStoresNothing() {
        var routes = routes();
        var second = Routes.named(Routes.id(1), "Second");
        routes.add(Routes.numbered(1));
        routes.save(second, 1);

        assertThat(routes.save(Routes.named(Routes.id(1), "Third"), 1))
                .isEqualTo(new SaveResult.Stale<>(new Versioned<>(second, 2)));

        assertThat(routes.find(Routes.id(1))).contains(new Versioned<>(second, 2));
        assertThat(routes.find(Routes.id(1), 3)).isEmpty();
    }

    @Test
    default void ofManySavesOnOneVersionExactlyOneIsStored() {
        routes().add(Routes.numbered(1));

        var results = Racing.race(16, i -> routes().save(Routes.named(Routes.id(1), "Name " + i), 1));

        assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
        var winner = routes().find(Routes.id(1)).orElseThrow();
        assertThat(results).filteredOn(new SaveResult.Stale<>(winner)::equals).hasSize(15);
        assertThat(routes().find(Routes.id(1), 2)).contains(winner.value());
    }

    @Test
    default void theLongestRouteIsKeptToTheLastDigit() {
        var routes = routes();
        var points = IntStream.range(0, 10_000)
                .mapToObj(i -> new GeoPoint(-31.123456789012345 + i * 1e-5, 179.9 + Math.sin(i) * 1e-3))
                .toList();
        var stops = IntStream.range(0, 200)
                .mapToObj(i -> new Checkpoint("门 \"" + i, points.get(i * 50), 5.5 + i, Duration.ofMillis(1_500L * i)))
                .toList();
        var route = new Route(Routes.id(1), "Long", new Polyline(points), stops, 80.25, false);

        routes.add(route);

        assertThat(routes.find(Routes.id(1))).contains(new Versioned<>(route, 1));
        assertThat(routes.find(Routes.id(1)).orElseThrow().value().lengthMetres())
                .isEqualTo(route.lengthMetres());
    }

    @Test
    default void searchesTakeEveryCharacterForItselfInAnyCase() {
        var routes = routes();
        var names =
                List.of("100 % north", "100 north", "a_b", "aXb", "C:\\Depot", "C:/depot", "Äpfel Straße", "环线 East");
        IntStream.range(0, names.size()).forEach(i -> routes.add(Routes.named(Routes.id(i + 1), names.get(i))));

        assertThat(search(routes, "%")).containsExactly("100 % north");
        assertThat(search(routes, "_")).containsExactly("a_b");
        assertThat(search(routes, "\\")).containsExactly("C:\\Depot");
        assertThat(search(routes, "DEPOT")).containsExactly("C:/depot", "C:\\Depot");
        assertThat(search(routes, "äPFEL str")).containsExactly("Äpfel Straße");
        assertThat(search(routes, "线 eAST")).containsExactly("环线 East");
        assertThat(search(routes, "north")).containsExactly("100 north", "100 % north");
        assertThat(search(routes, "absent")).isEmpty();
        assertThat(search(routes, "' or 1=1 --")).isEmpty();
        assertThat(search(routes, "")).hasSize(names.size());
    }

    @Test
    default void aRouteIsFoundByItsNewestName() {
        var routes = routes();
        routes.add(Routes.named(Routes.id(1), "Old name"));
        routes.save(Routes.named(Routes.id(1), "New name"), 1);

        assertThat(search(routes, "old")).isEmpty();
        assertThat(search(routes, "new")).containsExactly("New name");
    }

    @Test
    default void namesAreThoseOfTheNewestVersionsAlsoOfArchivedRoutes() {
        var routes = routes();
        routes.add(Routes.named(Routes.id(1), "Old name"));
        routes.save(Routes.named(Routes.id(1), "New name").archive(), 1);
        routes.add(Routes.named(Routes.id(2), "Other"));

        assertThat(routes.names(List.of(Routes.id(1), Routes.id(2), Routes.id(3))))
                .isEqualTo(Map.of(Routes.id(1), "New name", Routes.id(2), "Other"));
        assertThat(routes.names(List.of())).isEmpty();
    }

    @Test
    default void archivedRoutesAreNotListed() {
        var routes = routes();
        routes.add(Routes.numbered(1));
        routes.add(Routes.numbered(2));
        routes.save(Routes.numbered(1).archive(), 1);

        assertThat(routes.list(ALL, PageRequest.first(50)).items())
                .containsExactly(new Versioned<>(Routes.numbered(2), 1));
    }

    @Test
    default void aThousandRoutesArePagedThroughWhileOthersAreAdded() {
        var routes = routes();
        IntStream.rangeClosed(1, 1_000).forEach(i -> routes.add(Routes.numbered(i)));
        var later = new int[] {1_000};

        var paged = Paging.all(
                PageRequest.MAX_LIMIT / 5,
                page -> routes.list(new RouteFilter(Optional.of("route")), page),
                () -> routes.add(Routes.numbered(++later[0])));

        assertThat(paged)
                .extracting(route -> route.value().id())
                .isEqualTo(IntStream.rangeClosed(1, 1_000)
                        .mapToObj(i -> Routes.id(1_001 - i))
                        .toList());
        assertThat(later[0]).isEqualTo(1_010);
    }

    private static List<String> search(RouteRepository routes, String part) {
        var filter = new RouteFilter(Optional.of(part));
        return routes.list(filter, PageRequest.first(50)).items().stream()
                .map(route -> route.value().name())
                .toList();
    }
}

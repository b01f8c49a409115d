package dev.milepost.application.route;

import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.fake.SequentialIds;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.RouteFilter;
import dev.milepost.domain.route.RouteDraft;
import dev.milepost.domain.route.RouteId;
import dev.milepost.testing.Routes;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Designing, archiving and reading routes. */
class RouteUseCasesTest {
    private static final OptionalLong ANY = OptionalLong.empty();
    private static final RouteFilter ALL = new RouteFilter(Optional.empty());

    private final World world = new World();
    private final DesignRoute design = new DesignRoute(world.routes, new SequentialIds());
    private final ArchiveRoute archive = new ArchiveRoute(world.routes, world.tasks, world.clock);
    private final RouteQueries queries = new RouteQueries(world.routes);

    @Test
    void aDesignedRouteCanBeFound() {
        var created = done(design.create(draft("Harbour")));

        assertThat(created.version()).isEqualTo(1);
        assertThat(created.value().name()).isEqualTo("Harbour");
        assertThat(done(queries.find(created.value().id()))).isEqualTo(created);
        assertThat(queries.list(new RouteFilter(Optional.of("harb")), PageRequest.first(50))
                        .items())
                .containsExactly(created);
    }

    @Test
    void aDraftThatNobodyCanFollowIsRefused() {
        assertThat(refused(design.create(new RouteDraft("", List.of(), List.of(), 1))))
                .isInstanceOfSatisfying(
                        Refusal.Flawed.class,
                        flawed -> assertThat(flawed.flaws())
                                .extracting(flaw -> flaw.field())
                                .containsExactly("name", "corridorMetres", "path"));
    }

    @Test
    void redesigningMakesTheNextVersion() {
        var redesigned = done(design.redesign(Tasks.ROUTE, draft("Ring road II"), OptionalLong.of(1)));

        assertThat(redesigned.version()).isEqualTo(2);
        assertThat(redesigned.value().id()).isEqualTo(Tasks.ROUTE);
        assertThat(world.routes.find(Tasks.ROUTE, 1))
                .hasValueSatisfying(first -> assertThat(first.name()).isEqualTo("Ring road"));
        assertThat(refused(design.redesign(Tasks.ROUTE, draft("Ring road III"), OptionalLong.of(1))))
                .isEqualTo(new Refusal.VersionStale(2));
        assertThat(refused(design.redesign(Tasks.ROUTE, draft(""), ANY))).isInstanceOf(Refusal.Flawed.class);
        assertThat(refused(design.redesign(new RouteId("unknown"), draft("Any"), ANY)))
                .isEqualTo(new Refusal.NotFound());
    }

    @Test
    void aRouteIsArchivedOnceNoTaskNeedsIt() {
        world.offer(Tasks.numbered(1).claimBy(NINE.plusSeconds(60)));
        assertThat(refused(archive.archive(Tasks.ROUTE, ANY))).isEqualTo(new Refusal.RouteInUse());
        world.clock.pass(Duration.ofMinutes(2));
        assertThat(refused(archive.archive(Tasks.ROUTE, OptionalLong.of(7)))).isEqualTo(new Refusal.VersionStale(1));

        var archived = done(archive.archive(Tasks.ROUTE, OptionalLong.of(1)));

        assertThat(archived.value().archived()).isTrue();
        assertThat(done(archive.archive(Tasks.ROUTE, ANY))).isEqualTo(archived);
        assertThat(done(queries.find(Tasks.ROUTE))).isEqualTo(archived);
        assertThat(queries.list(ALL, PageRequest.first(50)).items()).isEmpty();
        assertThat(refused(design.redesign(Tasks.ROUTE, draft("Again"), ANY))).isEqualTo(new Refusal.NotFound());
        assertThat(refused(archive.archive(new RouteId("unknown"), ANY))).isEqualTo(new Refusal.NotFound());
    }

    private static RouteDraft draft(String name) {
        return new RouteDraft(name, List.of(Routes.at(0), Routes.at(1)), List.of(), 80);
    }
}

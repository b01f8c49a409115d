package dev.milepost.adapters.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.live.LiveConnection.Viewer;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link LiveConnections} does. */
public interface LiveConnectionsContract {
    Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

    /** The same empty one for a test. */
    LiveConnections connections();

    static LiveConnection connection(String id) {
        return new LiveConnection(id, NOON, Optional.of("cursor"), Datum.GCJ02, Optional.empty(), false);
    }

    @Test
    default void aConnectionIsKeptAsItIsUntilItIsRemoved() {
        var opened = connection("a=");
        var watching = new LiveConnection(
                "a=",
                NOON,
                Optional.empty(),
                Datum.WGS84,
                Optional.of(new Viewer(new AccountId("someone"), "family")),
                true);
        connections().add(opened);
        connections().add(connection("b="));

        assertThat(connections().find("a=")).contains(opened);
        assertThat(connections().all()).containsExactlyInAnyOrder(opened, connection("b="));

        connections().replace(watching);
        assertThat(connections().find("a=")).contains(watching);

        connections().remove("a=");
        connections().remove("a=");
        assertThat(connections().find("a=")).isEmpty();
        assertThat(connections().all()).containsExactly(connection("b="));
    }

    @Test
    default void whatHasEndedIsNotBroughtBack() {
        connections().replace(connection("gone"));

        assertThat(connections().all()).isEmpty();
        assertThat(connections().find("never")).isEmpty();
    }

    @Test
    default void oneHasTheTurnAndGoesOnForThoseWhoWishedMeanwhile() {
        var turn = connections().begin().orElseThrow();
        assertThat(turn.cursor()).isEmpty();
        assertThat(connections().begin()).isEmpty();

        var more = connections().end(turn, Optional.of("first"), true).orElseThrow();
        assertThat(more.cursor()).contains("first");
        assertThat(connections().begin()).isEmpty();
        assertThat(connections().end(more, Optional.of("second"), false)).isEmpty();

        var next = connections().begin().orElseThrow();
        assertThat(next.cursor()).contains("second");
        assertThat(connections().end(next, Optional.empty(), true)).isEmpty();
        assertThat(connections().begin().orElseThrow().cursor()).isEmpty();
    }

    @Test
    default void ofManyWhoWishAtOnceOneGetsTheTurn() {
        var wishes = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> connections().begin()))
                .toList();

        assertThat(wishes.stream().map(CompletableFuture::join).filter(Optional::isPresent))
                .hasSize(1);
    }
}

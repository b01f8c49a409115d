package dev.milepost.adapters.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.Scenario;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** How many connections there may be, also when many come at one moment. */
class LiveRoomLimitsTest {
    private final Scenario scenario = new Scenario();
    private final LiveHub hub = new LiveHub(scenario.app.ports.liveFeed, scenario.app.tracking);
    private final LiveRoom room =
            new LiveRoom(hub, new LiveHandshake(scenario.app.authenticator::bearer, Set.of()), System::nanoTime);

    @AfterEach
    void close() {
        room.close();
        hub.close();
    }

    private Answer asked() {
        return room.answer(Headers.none(), "");
    }

    private Answer askedWithToken(ApiClient client) {
        return room.answer(Headers.none().with(LiveHandshake.PROTOCOL_HEADER, token(client)), "");
    }

    private static Answer.Accepted accepted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return (Answer.Accepted) answer;
    }

    private TestWire opened(Answer.Accepted accepted) {
        var wire = TestWire.reading();
        room.open(accepted, wire);
        return wire;
    }

    private TestWire watching(ApiClient client) {
        return opened(accepted(askedWithToken(client)));
    }

    private static String token(ApiClient client) {
        return client.headers().get("Authorization").substring("Bearer ".length());
    }

    @Test
    void connectionsAreBoundedOverallAndForEachAccount() {
        IntStream.range(0, LiveRoom.MOST_OF_AN_ACCOUNT).forEach(i -> watching(scenario.manager));
        assertThat(watching(scenario.manager).closed).contains(LiveClose.TOO_MANY);
        IntStream.range(0, LiveRoom.MOST_WAITING).forEach(i -> opened(accepted(asked())));

        assertThat(asked())
                .isInstanceOfSatisfying(
                        Answer.Refused.class,
                        no -> assertThat(no.problem().type().status()).isEqualTo(503));
        accepted(askedWithToken(scenario.admin));
        assertThat(room.size()).isEqualTo(LiveRoom.MOST_OF_AN_ACCOUNT + LiveRoom.MOST_WAITING);
    }

    @Test
    void whoWasAcceptedBeforeTheLastPlaceWasTakenIsTurnedAway() {
        var accepted = Stream.generate(() -> accepted(asked()))
                .limit(LiveRoom.MOST_WAITING + 1)
                .toList();

        var wires = accepted.stream().map(this::opened).toList();

        assertThat(wires.getLast().closed).contains(LiveClose.FULL);
        assertThat(room.size()).isEqualTo(LiveRoom.MOST_WAITING);
    }

    @RepeatedTest(20)
    void theLastPlaceOfAnAccountIsTakenOnceHoweverManyAskAtOnce() {
        IntStream.range(1, LiveRoom.MOST_OF_AN_ACCOUNT).forEach(i -> watching(scenario.manager));
        var wires = Stream.generate(TestWire::reading).limit(8).toList();
        var together = new CyclicBarrier(wires.size());
        try (var threads = Executors.newFixedThreadPool(wires.size())) {
            wires.forEach(wire -> threads.submit(() -> {
                var accepted = accepted(askedWithToken(scenario.manager));
                together.await();
                return room.open(accepted, wire);
            }));
        }

        assertThat(wires.stream().filter(wire -> wire.closed.isEmpty())).hasSize(1);
        assertThat(room.size()).isEqualTo(LiveRoom.MOST_OF_AN_ACCOUNT);
    }
}

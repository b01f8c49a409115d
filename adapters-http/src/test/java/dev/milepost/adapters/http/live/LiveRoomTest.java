package dev.milepost.adapters.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.adapters.http.security.Identity;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LiveRoomTest {
    private final Scenario scenario = new Scenario();
    private final TestApplication app = scenario.app;
    private final LiveHub hub = new LiveHub(app.ports.liveFeed, app.tracking);
    private final AtomicLong nanos = new AtomicLong();
    private final LiveRoom room =
            new LiveRoom(hub, new LiveHandshake(app.authenticator::bearer, Set.of(TestApplication.ORIGIN)), nanos::get);

    @AfterEach
    void close() {
        room.close();
        hub.close();
    }

    private static String token(ApiClient client) {
        return client.headers().get("Authorization").substring("Bearer ".length());
    }

    private Answer asked(String... headers) {
        var fields = Headers.none().with("Host", "milepost.example.com");
        for (var i = 0; i < headers.length; i += 2) {
            fields = fields.with(headers[i], headers[i + 1]);
        }
        return room.answer(fields, "");
    }

    private static Answer.Accepted accepted(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Accepted.class);
        return (Answer.Accepted) answer;
    }

    private static int refusal(Answer answer) {
        assertThat(answer).isInstanceOf(Answer.Refused.class);
        return ((Answer.Refused) answer).problem().type().status();
    }

    private LiveSession open(TestWire wire) {
        return room.open(accepted(asked()), wire);
    }

    private TestWire watching(ApiClient client) {
        return watching(client, TestWire.reading());
    }

    private TestWire watching(ApiClient client, TestWire wire) {
        open(wire).text("{\"token\": \"" + token(client) + "\"}");
        return wire;
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
        room.checkTimes();
    }

    @Test
    void aTokenInTheFirstMessageOpensTheView() throws InterruptedException {
        var task = scenario.startedTask();

        assertThat(watching(scenario.manager).next().at("/items/0/taskId").asString())
                .isEqualTo(task);
        assertThat(watching(scenario.admin).next().path("type").asString()).isEqualTo("snapshot");
    }

    @Test
    void aTokenAmongTheSubprotocolsOpensTheViewAndAnotherIsConfirmed() throws InterruptedException {
        var token = token(scenario.manager);
        var wire = TestWire.reading();

        var answer = accepted(asked(LiveHandshake.PROTOCOL_HEADER, "milepost.live, " + token));
        room.open(answer, wire);

        assertThat(answer.protocol()).contains("milepost.live");
        assertThat(wire.next().path("type").asString()).isEqualTo("snapshot");
        assertThat(accepted(asked(LiveHandshake.PROTOCOL_HEADER, token)).protocol())
                .contains(token);
        assertThat(answer.toString()).doesNotContain(token);
    }

    @Test
    void aBadTokenAmongTheSubprotocolsIsRefusedBeforeTheUpgrade() {
        assertThat(refusal(asked(LiveHandshake.PROTOCOL_HEADER, "a.b.c"))).isEqualTo(401);
        assertThat(refusal(asked(LiveHandshake.PROTOCOL_HEADER, token(scenario.anna))))
                .isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example.com", "null", "https://milepost.example.com.evil.com", "x", "", "http://["
            })
    void aPageOfAForeignOriginMayNotWatch(String origin) {
        assertThat(refusal(asked("Origin", origin))).isEqualTo(403);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://milepost.example.com", "http://milepost.example.com", TestApplication.ORIGIN})
    void ownPagesAndThoseOfConfiguredOriginsMay(String origin) {
        accepted(asked("Origin", origin));
    }

    @ParameterizedTest
    @ValueSource(strings = {"token=x", "since=1&since=2", "since=%", "datum=mars", "since="})
    void anAddressThatSaysMoreThanItMayIsRefused(String query) {
        assertThat(refusal(room.answer(Headers.none(), query))).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "junk",
                "{",
                "[]",
                "{}",
                "{\"token\": 1}",
                "{\"token\": \"\"}",
                "{\"token\": \"x\", \"more\": 1}",
                "{\"token\": null}"
            })
    void aFirstMessageThatIsNoneEndsTheConnection(String message) {
        var wire = TestWire.reading();

        open(wire).text(message);

        assertThat(wire.closed).contains(LiveClose.BAD_MESSAGE);
        assertThat(room.size()).isZero();
    }

    @Test
    void aFirstMessageOfAMegabyteEndsTheConnection() {
        var wire = TestWire.reading();

        open(wire).text("{\"token\": \"" + "x".repeat(1 << 20) + "\"}");

        assertThat(wire.closed).contains(LiveClose.BAD_MESSAGE);
    }

    @Test
    void whoMayNotWatchIsTurnedAway() {
        var junk = TestWire.reading();
        open(junk).text("{\"token\": \"a.b.c\"}");

        assertThat(junk.closed).contains(LiveClose.UNAUTHENTICATED);
        assertThat(watching(scenario.anna).closed).contains(LiveClose.FORBIDDEN);
        assertThat(room.size()).isZero();
    }

    @Test
    void whoSendsAnythingAfterTheTokenIsEnded() {
        var wire = TestWire.reading();
        var session = open(wire);
        session.text("{\"token\": \"" + token(scenario.manager) + "\"}");

        session.text("{\"token\": \"" + token(scenario.manager) + "\"}");

        assertThat(wire.closed).contains(LiveClose.BAD_MESSAGE);
    }

    @Test
    void whoBringsNoTokenInTimeIsEnded() {
        var silent = TestWire.reading();
        open(silent);
        var watching = watching(scenario.manager);

        pass(Duration.ofSeconds(6));

        assertThat(silent.closed).contains(LiveClose.NO_TOKEN);
        assertThat(watching.closed).isEmpty();
    }

    @Test
    void anExpiredTokenEndsTheView() {
        var wire = watching(scenario.manager);
        room.checkTokens();
        assertThat(wire.closed).isEmpty();

        app.clock.pass(Duration.ofMinutes(16));
        room.checkTokens();

        assertThat(wire.closed).contains(LiveClose.UNAUTHENTICATED);
    }

    @Test
    void signingOutEndsTheView() {
        var wire = watching(scenario.manager);

        scenario.manager.delete("/tokens").expect(204);
        room.checkTokens();

        assertThat(wire.closed).contains(LiveClose.UNAUTHENTICATED);
    }

    @Test
    void aDisabledOrDemotedAccountLosesTheView() {
        var wire = watching(scenario.manager);
        var id = scenario.manager.get("/accounts/me").expect(200).field("id");

        scenario.admin.patch("/accounts/" + id, "{\"disabled\": true}").expect(200);
        room.checkTokens();

        assertThat(wire.closed).contains(LiveClose.UNAUTHENTICATED);
    }

    @Test
    void whoNeverReadsIsCutOffAndWhoReadsSlowlyIsNot() {
        scenario.startedTask();
        var dead = watching(scenario.manager, TestWire.neverReading());
        var alive = TestWire.reading();
        var session = open(alive);
        session.text("{\"token\": \"" + token(scenario.manager) + "\"}");
        await(() -> !dead.sent.isEmpty() && !alive.sent.isEmpty());

        pass(Duration.ofSeconds(20));
        session.pong();
        assertThat(dead.cut).isFalse();
        pass(Duration.ofSeconds(20));
        session.pong();

        assertThat(dead.cut).isTrue();
        assertThat(alive.cut).isFalse();
        assertThat(room.size()).isEqualTo(1);
    }

    @Test
    void whoGivesNoSignOfLifeIsCutOff() {
        var wire = watching(scenario.manager);

        pass(Duration.ofSeconds(30));
        assertThat(wire.pings).hasValue(1);
        assertThat(wire.cut).isFalse();
        pass(Duration.ofSeconds(31));

        assertThat(wire.cut).isTrue();
    }

    @Test
    void aCheckThatFailedIsMadeAgain() {
        var checks = new AtomicInteger();
        Function<String, Optional<Identity>> identities = asked -> switch (checks.getAndIncrement()) {
            case 0 -> app.authenticator.bearer(asked);
            case 1 -> throw new IllegalStateException("a fault");
            default -> Optional.empty();
        };
        try (var checking = new LiveRoom(hub, new LiveHandshake(identities, Set.of()))) {
            var wire = TestWire.reading();
            checking.open(accepted(checking.answer(Headers.none(), "")), wire)
                    .text("{\"token\": \"" + token(scenario.manager) + "\"}");

            await(() -> wire.closed.isPresent());

            assertThat(wire.closed).contains(LiveClose.UNAUTHENTICATED);
        }
    }

    @Test
    void aServerThatStopsSaysGoodbye() {
        var wire = watching(scenario.manager);

        room.close();

        assertThat(wire.closed).contains(LiveClose.GOING_AWAY);
        assertThat(refusal(asked())).isEqualTo(503);
    }

    private static void await(BooleanSupplier condition) {
        var until = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(until);
            Thread.onSpinWait();
        }
    }

    @Test
    void theCursorMayComeWithTheTokenOrInTheAddress() throws InterruptedException {
        var cursor = watching(scenario.manager).next().path("cursor").asString();
        var first = TestWire.reading();
        open(first).text("{\"token\": \"" + token(scenario.manager) + "\", \"since\": \"" + cursor + "\"}");
        var address = TestWire.reading();
        room.open(accepted(room.answer(Headers.none(), "since=" + cursor)), address)
                .text("{\"token\": \"" + token(scenario.manager) + "\"}");

        assertThat(first.next().path("type").asString()).isEqualTo("resumed");
        assertThat(address.next().path("type").asString()).isEqualTo("resumed");
    }
}

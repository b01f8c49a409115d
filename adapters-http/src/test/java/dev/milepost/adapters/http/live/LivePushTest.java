package dev.milepost.adapters.http.live;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.Progresses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class LivePushTest {
    private final Scenario scenario = new Scenario();
    private final TestApplication app = scenario.app;
    private final MemoryLiveConnections connections = new MemoryLiveConnections();
    private final Sockets sockets = new Sockets();
    private final LiveDoor door = new LiveDoor(
            new LiveHandshake(app.authenticator::bearer, Set.of(TestApplication.ORIGIN)),
            connections,
            sockets,
            app.clock);
    private final LivePush push = newPush();
    private final String token = token(scenario.manager);

    private LivePush newPush() {
        return new LivePush(
                app.ports.liveFeed,
                app.tracking,
                connections,
                sockets,
                viewer -> LiveDoor.reasonToEnd(app.authenticator.session(viewer.account(), viewer.session())),
                app.clock);
    }

    @Nested
    class Memory implements LiveConnectionsContract {
        private final MemoryLiveConnections memory = new MemoryLiveConnections();

        @Override
        public LiveConnections connections() {
            return memory;
        }
    }

    /** Remembers what each connection was sent. */
    private static final class Sockets implements LivePost {
        private final Map<String, List<JsonNode>> sent = new HashMap<>();
        private final Map<String, Sent> troubled = new HashMap<>();
        private final Map<String, LiveClose> closed = new HashMap<>();

        @Override
        public synchronized Sent send(String connection, String text) {
            assertThat(text.length()).isLessThanOrEqualTo(LivePush.MOST_BYTES);
            if (troubled.containsKey(connection)) {
                return troubled.get(connection);
            }
            sent.computeIfAbsent(connection, any -> new ArrayList<>())
                    .add(JsonMapper.shared().readTree(text));
            return Sent.DONE;
        }

        @Override
        public synchronized void close(String connection, LiveClose reason) {
            closed.put(connection, reason);
        }

        synchronized List<JsonNode> take(String connection) {
            return Optional.ofNullable(sent.remove(connection)).orElse(List.of());
        }
    }

    private Answer connect(String id, String query) {
        return door.connect(id, Headers.none().with(LiveHandshake.PROTOCOL_HEADER, "milepost.live, " + token), query);
    }

    private void upload(String task, double share) {
        app.clock.pass(Duration.ofSeconds(10));
        scenario.anna
                .post("/tasks/" + task + "/positions", scenario.positions(1, share, share))
                .expect(200);
    }

    private static String token(ApiClient client) {
        return client.headers().get("Authorization").substring("Bearer ".length());
    }

    private static List<String> types(List<JsonNode> messages) {
        return messages.stream().map(message -> message.path("type").asString()).toList();
    }

    private static String cursor(List<JsonNode> messages) {
        return messages.getLast().path("cursor").asString();
    }

    @Test
    void aViewerGetsASnapshotAndThenWhatChanges() {
        var task = scenario.startedTask();
        upload(task, 0.1);
        assertThat(connect("a", "")).isInstanceOf(Answer.Accepted.class);

        push.push();
        push.push();
        var snapshot = sockets.take("a");
        assertThat(types(snapshot)).containsExactly("snapshot");
        assertThat(snapshot.getFirst().at("/items/0/taskId").asString()).isEqualTo(task);

        upload(task, 0.2);
        push.push();
        upload(task, 0.3);
        push.push();
        assertThat(types(sockets.take("a"))).containsExactly("task", "progress");
    }

    @Test
    void anotherProcessGoesOnWhereTheLastOneEnded() {
        var task = scenario.startedTask();
        connect("a", "");
        push.push();
        sockets.take("a");

        upload(task, 0.2);
        newPush().push();

        assertThat(sockets.take("a")).hasSize(1);
        push.push();
        assertThat(sockets.take("a")).isEmpty();
    }

    @Test
    void whoComesBackWithACursorGetsWhatItMissed() {
        var task = scenario.startedTask();
        connect("a", "");
        push.push();
        var cursor = cursor(sockets.take("a"));
        door.closed("a");
        upload(task, 0.2);

        connect("b", "since=" + cursor);
        push.push();

        var resumed = sockets.take("b");
        assertThat(types(resumed)).containsExactly("resumed");
        assertThat(resumed.getFirst().path("items")).hasSize(1);
        assertThat(sockets.take("a")).isEmpty();
    }

    @Test
    void whoCouldNotBeReachedIsToldLaterAndWhoIsGoneIsForgotten() {
        var task = scenario.startedTask();
        connect("slow", "");
        connect("gone", "");
        push.push();
        sockets.take("slow");
        sockets.troubled.putAll(Map.of("slow", LivePost.Sent.NOT_NOW, "gone", LivePost.Sent.GONE));
        upload(task, 0.2);
        push.push();
        assertThat(connections.all()).extracting(LiveConnection::id).containsExactly("slow");

        sockets.troubled.clear();
        push.push();

        var resumed = sockets.take("slow");
        assertThat(types(resumed)).containsExactly("resumed");
        assertThat(resumed.getFirst().at("/items/0/taskId").asString()).isEqualTo(task);
    }

    @Test
    void aTokenMayComeInTheFirstMessageAndNothingElse() {
        var silent = door.connect("a", Headers.none(), "");
        assertThat(silent).isInstanceOf(Answer.Accepted.class);
        push.push();
        assertThat(sockets.take("a")).isEmpty();

        door.text("a", "{\"token\": \"" + token + "\"}");
        push.push();
        assertThat(types(sockets.take("a"))).containsExactly("snapshot");

        door.text("a", "{\"token\": \"" + token + "\"}");
        assertThat(sockets.closed).containsEntry("a", LiveClose.BAD_MESSAGE);
        for (var wrong :
                List.of("no JSON", "{\"token\": \"a.b.c\"}", "{\"token\": \"" + token(scenario.anna) + "\"}")) {
            door.connect("b", Headers.none(), "");
            door.text("b", wrong);
        }
        assertThat(sockets.closed).containsEntry("b", LiveClose.FORBIDDEN);
        assertThat(connections.all()).isEmpty();
    }

    @Test
    void whoMayNotWatchIsNotLetIn() {
        var courier = Headers.none().with(LiveHandshake.PROTOCOL_HEADER, token(scenario.anna));
        var foreign =
                Headers.none().with("Origin", "https://elsewhere.example.com").with("Host", "live.example.com");

        assertThat(door.connect("a", courier, "")).isInstanceOf(Answer.Refused.class);
        assertThat(door.connect("a", foreign, "")).isInstanceOf(Answer.Refused.class);
        assertThat(connect("a", "token=" + token)).isInstanceOf(Answer.Refused.class);
        assertThat(connections.all()).isEmpty();
    }

    @Test
    void connectionsAreBoundedByAccountAndInAll() {
        IntStream.range(0, LiveRoom.MOST_OF_AN_ACCOUNT).forEach(i -> connect("mine" + i, ""));
        assertThat(connect("one more", "")).isInstanceOf(Answer.Refused.class);
        IntStream.range(0, LiveRoom.MOST_WAITING).forEach(i -> door.connect("w" + i, Headers.none(), ""));
        assertThat(door.connect("one more", Headers.none(), "")).isInstanceOf(Answer.Refused.class);
        assertThat(connections.all()).hasSize(LiveRoom.MOST_OF_AN_ACCOUNT + LiveRoom.MOST_WAITING);
    }

    @Test
    void whoSignsOutOrBringsNoTokenIsEnded() {
        connect("watching", "");
        door.connect("waiting", Headers.none(), "");
        push.sweep();
        assertThat(sockets.closed).isEmpty();

        app.clock.pass(Duration.ofSeconds(6));
        scenario.manager.delete("/tokens").expect(204);
        push.sweep();

        assertThat(sockets.closed)
                .containsEntry("watching", LiveClose.UNAUTHENTICATED)
                .containsEntry("waiting", LiveClose.NO_TOKEN);
        assertThat(connections.all()).isEmpty();
    }

    @Test
    void aSnapshotThatIsTooLargeComesInPartsAndOnlyTheLastHasACursorToComeBackWith() {
        var few = app.ports.liveFeed;
        IntStream.range(0, 400)
                .forEach(i -> few.publish(new TaskProgress(
                        new TaskId("task-%04d".formatted(i)),
                        new AccountId("anna"),
                        Optional.empty(),
                        "Round " + i,
                        TaskStatus.STARTED,
                        Progresses.full(app.clock.instant()),
                        100)));
        connect("a", "");

        push.push();

        var parts = sockets.take("a");
        assertThat(parts).hasSizeGreaterThan(1);
        assertThat(types(parts)).startsWith("snapshot").endsWith("progress");
        assertThat(parts.stream().mapToInt(part -> part.path("items").size()).sum())
                .isEqualTo(400);
        assertThat(parts.subList(0, parts.size() - 1))
                .allMatch(part -> part.path("cursor").asString().equals(LivePush.UNFINISHED));
        assertThat(few.since(cursor(parts))).isPresent();
        assertThat(few.since(LivePush.UNFINISHED)).isEmpty();
    }
}

package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.live.LiveClose;
import dev.milepost.adapters.http.live.LiveHandshake;
import dev.milepost.adapters.http.live.LiveHub;
import dev.milepost.adapters.http.live.LiveRoom;
import dev.milepost.adapters.http.live.LiveWire;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.Progresses;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class PostgresLiveSignalTest {
    private final Database database = TestDatabase.empty();
    private final PostgresLiveFeed feed = new PostgresLiveFeed(database);
    private final LinkedBlockingQueue<String> woken = new LinkedBlockingQueue<>();
    private final PostgresLiveSignal signal = new PostgresLiveSignal(TestDatabase.address(), () -> woken.add("woken"));

    @AfterEach
    void close() {
        signal.close();
        feed.close();
    }

    @Test
    void aChangeWakes() throws InterruptedException {
        awaitWoken("once it listens");

        feed.publish(progress(1));

        awaitWoken("by a change");
    }

    @Test
    void itListensAgainAfterItsConnectionWasLost() throws InterruptedException {
        awaitWoken("once it listens");
        database.with(handle -> handle.execute("""
                select pg_terminate_backend(pid) from pg_stat_activity
                where query like 'listen%' and datname = current_database()
                """));
        awaitWoken("once it listens again");

        feed.publish(progress(2));

        awaitWoken("by a change");
    }

    @Test
    void instancesOnOneDatabaseSeeEachOthersChangesAndTakeEachOthersCursors() throws InterruptedException {
        try (var one = new Instance(database);
                var other = new Instance(database)) {
            var first = one.watch("");
            var second = other.watch("");
            first.next();
            second.next();

            one.feed.publish(progress(1));
            assertThat(second.next()).contains("\"type\":\"task\"", "\"taskId\":\"task\"");
            assertThat(first.next()).contains("\"type\":\"task\"");
            other.feed.publish(progress(2));
            var progress = first.next();
            assertThat(progress).contains("\"type\":\"progress\"");
            var cursor = cursor(progress);
            one.feed.publish(progress(3));

            var resumed = other.watch("since=" + cursor).next();
            assertThat(resumed).contains("\"type\":\"resumed\"", "\"taskId\":\"task\"");
            assertThat(Long.parseLong(cursor(resumed))).isEqualTo(Long.parseLong(cursor) + 1);
        }
    }

    private static String cursor(String message) {
        return new JsonMapper().readTree(message).path("cursor").asString();
    }

    /** What a server is made of as far as the live view goes, with somebody who is always signed in. */
    private static final class Instance implements AutoCloseable {
        final PostgresLiveFeed feed;
        private final TestApplication app = new TestApplication();
        private final LiveHub hub;
        private final LiveRoom room;
        private final PostgresLiveSignal signal;
        private final String token = app.as(TestApplication.ADMIN_EMAIL)
                .headers()
                .get("Authorization")
                .substring("Bearer ".length());

        Instance(Database database) {
            feed = new PostgresLiveFeed(database);
            hub = new LiveHub(feed, app.tracking);
            room = new LiveRoom(hub, new LiveHandshake(app.authenticator::bearer, Set.of()));
            signal = new PostgresLiveSignal(TestDatabase.address(), hub::wake);
        }

        Messages watch(String query) {
            var messages = new Messages();
            var accepted = (LiveHandshake.Answer.Accepted)
                    room.answer(Headers.none().with(LiveHandshake.PROTOCOL_HEADER, token), query);
            room.open(accepted, messages);
            return messages;
        }

        @Override
        public void close() {
            signal.close();
            room.close();
            hub.close();
            feed.close();
        }
    }

    private static final class Messages implements LiveWire {
        private final LinkedBlockingQueue<String> sent = new LinkedBlockingQueue<>();

        String next() throws InterruptedException {
            var text = sent.poll(20, TimeUnit.SECONDS);
            assertThat(text).isNotNull();
            return text;
        }

        @Override
        public void send(String text, Consumer<Boolean> taken) {
            sent.add(text);
            taken.accept(true);
        }

        @Override
        public void ping() {}

        @Override
        public void close(LiveClose reason) {}

        @Override
        public void cut() {}
    }

    private void awaitWoken(String when) throws InterruptedException {
        assertThat(woken.poll(20, TimeUnit.SECONDS)).as("woken %s", when).isNotNull();
    }

    private static TaskProgress progress(int fixes) {
        return new TaskProgress(
                new TaskId("task"), ANNA, Optional.empty(), "Title", TaskStatus.STARTED, Progresses.full(NINE), fixes);
    }
}

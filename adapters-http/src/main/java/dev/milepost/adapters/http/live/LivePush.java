package dev.milepost.adapters.http.live;

import dev.milepost.adapters.http.live.LiveConnection.Viewer;
import dev.milepost.adapters.http.live.LiveConnections.Turn;
import dev.milepost.adapters.http.live.LiveMessage.Type;
import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.tracking.TrackingQueries;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Tells viewers whose connections somebody else holds open, from processes that come and go: what {@link LiveHub} does where there is one
 * process. The feed's cursor is the truth, here as well: being called only makes it quick, and calling too often does no harm. What is
 * told twice is the newest state twice. Safe for concurrent use, also among processes.
 */
public final class LivePush {
    /** What API Gateway takes of a message at most, less some for what isn't counted here. */
    public static final int MOST_BYTES = 120_000;

    /** No feed gives it: who comes back with it gets a snapshot. */
    static final String UNFINISHED = "unfinished";

    /** A turn that others keep wishing on ends nevertheless; the next call goes on. */
    private static final Duration LONGEST_TURN = Duration.ofSeconds(20);

    private static final int MOST_KNOWN = 20_000;

    private static final int AT_A_TIME = 16;

    private final LiveFeed feed;
    private final TrackingQueries queries;
    private final LiveConnections connections;
    private final LivePost post;
    private final Function<Viewer, Optional<LiveClose>> check;
    private final InstantSource clock;
    private final Map<String, LiveChange> known = new ConcurrentHashMap<>();
    private final ExecutorService senders = Executors.newFixedThreadPool(
            AT_A_TIME, Thread.ofPlatform().daemon().name("live-push-", 0).factory());

    /** @param check why a viewer may not watch any more; empty while it may */
    public LivePush(
            LiveFeed feed,
            TrackingQueries queries,
            LiveConnections connections,
            LivePost post,
            Function<Viewer, Optional<LiveClose>> check,
            InstantSource clock) {
        this.feed = feed;
        this.queries = queries;
        this.connections = connections;
        this.post = post;
        this.check = check;
        this.clock = clock;
    }

    /** Ends connections whose token didn't come in time, or isn't good any more. */
    public void sweep() {
        each(
                connections.all(),
                connection -> reasonToEnd(connection).ifPresent(reason -> {
                    connections.remove(connection.id());
                    post.close(connection.id(), reason);
                }));
    }

    private Optional<LiveClose> reasonToEnd(LiveConnection connection) {
        return connection.viewer().isPresent()
                ? check.apply(connection.viewer().get())
                : Optional.of(LiveClose.NO_TOKEN)
                        .filter(late -> connection
                                .openedAt()
                                .plus(LiveRoom.FIRST_MESSAGE_WITHIN)
                                .isBefore(clock.instant()));
    }

    /** Tells all viewers what they don't know yet. */
    public void push() {
        // Most of the time nobody watches.
        var turn = viewers().isEmpty() ? Optional.<Turn>empty() : connections.begin();
        var goOnUntil = clock.instant().plus(LONGEST_TURN);
        while (turn.isPresent()) {
            var told = tell(turn.get().cursor());
            turn = connections.end(turn.get(), told, clock.instant().isBefore(goOnUntil));
        }
    }

    private List<LiveConnection> viewers() {
        return connections.all().stream()
                .filter(connection -> connection.viewer().isPresent())
                .toList();
    }

    /** @param before up to where those have been told who have been told @return up to where all have been told now */
    private Optional<String> tell(Optional<String> before) {
        var viewers = viewers();
        var changes = before.flatMap(feed::since);
        var knowing = viewers.stream().filter(LiveConnection::told).toList();
        if (changes.isPresent()) {
            tell(knowing, messages(before.orElseThrow(), changes.get()), before);
        }
        var cursor =
                changes.map(LiveChanges::cursor).orElseGet(() -> feed.snapshot().cursor());
        // Read after the cursor: whatever comes after that is told to them as to all others.
        welcome(viewers.stream()
                .filter(viewer -> changes.isEmpty() || !viewer.told())
                .toList());
        return Optional.of(cursor);
    }

    private List<LiveMessage> messages(String before, LiveChanges changes) {
        var byType = new EnumMap<Type, List<LiveChange>>(Type.class);
        for (var change : changes.changes()) {
            var task = change.progress().taskId().value();
            var type = Type.of(Optional.ofNullable(known.get(task)), change);
            byType.computeIfAbsent(type, any -> new ArrayList<>()).add(change);
            remember(task, change);
        }
        var messages = new ArrayList<LiveMessage>();
        byType.forEach((type, items) -> messages.addAll(split(type, before, items)));
        return finished(messages, changes.cursor());
    }

    private void remember(String task, LiveChange change) {
        if (change.progress().hasEnded() || known.size() >= MOST_KNOWN) {
            known.remove(task);
        } else {
            known.put(task, change);
        }
    }

    /** Messages small enough, each with the cursor from before all of them. */
    private List<LiveMessage> split(Type type, String before, List<LiveChange> items) {
        var message = message(type, before, items);
        if (items.size() <= 1 || message.bytes() <= MOST_BYTES) {
            return List.of(message);
        }
        var half = items.size() / 2;
        var rest = type == Type.SNAPSHOT ? Type.PROGRESS : type;
        var messages = new ArrayList<>(split(type, before, items.subList(0, half)));
        messages.addAll(split(rest, before, items.subList(half, items.size())));
        return messages;
    }

    private LiveMessage message(Type type, String cursor, Collection<LiveChange> items) {
        return LiveMessage.of(type, cursor, items.stream().map(queries::viewOf).toList());
    }

    /** The last one says that everything before it has been told. */
    private static List<LiveMessage> finished(List<LiveMessage> messages, String cursor) {
        if (!messages.isEmpty()) {
            messages.set(messages.size() - 1, messages.getLast().withCursor(cursor));
        }
        return messages;
    }

    private void welcome(List<LiveConnection> newcomers) {
        if (newcomers.isEmpty()) {
            return;
        }
        var snapshot = feed.snapshot();
        var whole = finished(new ArrayList<>(split(Type.SNAPSHOT, UNFINISHED, snapshot.changes())), snapshot.cursor());
        each(newcomers, newcomer -> {
            var messages = newcomer.since()
                    .flatMap(since -> feed.since(since).map(missed -> resumed(since, missed)))
                    .orElse(whole);
            if (sent(newcomer, messages, newcomer.since())) {
                connections.replace(newcomer.upTo(Optional.empty(), true));
            }
        });
    }

    private List<LiveMessage> resumed(String since, LiveChanges missed) {
        return finished(new ArrayList<>(split(Type.RESUMED, since, missed.changes())), missed.cursor());
    }

    private void tell(List<LiveConnection> viewers, List<LiveMessage> messages, Optional<String> before) {
        if (!messages.isEmpty()) {
            each(viewers, viewer -> sent(viewer, messages, before));
        }
    }

    /** Whether all were sent. Who can't be reached now is told again later what has changed since then. */
    private boolean sent(LiveConnection viewer, List<LiveMessage> messages, Optional<String> before) {
        for (var message : messages) {
            switch (post.send(viewer.id(), message.text(viewer.datum()))) {
                case DONE -> {}
                case GONE -> {
                    connections.remove(viewer.id());
                    return false;
                }
                case NOT_NOW -> {
                    connections.replace(viewer.upTo(before, false));
                    return false;
                }
            }
        }
        return true;
    }

    /** Several at a time, and returns when all are through. */
    private void each(List<LiveConnection> viewers, Consumer<LiveConnection> work) {
        var running = viewers.stream()
                .map(viewer -> CompletableFuture.runAsync(() -> work.accept(viewer), senders))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(running).join();
    }
}

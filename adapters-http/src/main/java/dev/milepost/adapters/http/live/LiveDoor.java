package dev.milepost.adapters.http.live;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.live.LiveConnection.Viewer;
import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.adapters.http.live.LiveHandshake.Wish;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.security.Identity;
import dev.milepost.adapters.http.security.Identity.Credential;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Lets viewers in whose connections somebody else holds open: by the same handshake and up to the same numbers as {@link LiveRoom}. What
 * they are told is up to {@link LivePush}.
 */
public final class LiveDoor {
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final LiveHandshake handshake;
    private final LiveConnections connections;
    private final LivePost post;
    private final InstantSource clock;

    public LiveDoor(LiveHandshake handshake, LiveConnections connections, LivePost post, InstantSource clock) {
        this.handshake = handshake;
        this.connections = connections;
        this.post = post;
        this.clock = clock;
    }

    /** Whether a connection may open; one that may is put down. @param query percent-encoded */
    public Answer connect(String id, Headers headers, String query) {
        return switch (handshake.answer(headers, query)) {
            case Answer.Refused refused -> refused;
            case Answer.Accepted accepted -> open(id, accepted, connections.all());
        };
    }

    private Answer open(String id, Answer.Accepted accepted, List<LiveConnection> others) {
        var viewer = accepted.token().flatMap(handshake::identity).flatMap(LiveDoor::viewer);
        if (others.size() >= LiveRoom.MOST || viewer.isEmpty() && waiting(others) >= LiveRoom.MOST_WAITING) {
            return refused("Too many watch at once.");
        }
        if (viewer.filter(watching -> watchesTooOften(watching, others)).isPresent()) {
            return refused("Your account watches too often at once.");
        }
        connections.add(opened(id, accepted.wish(), viewer));
        return accepted;
    }

    private LiveConnection opened(String id, Wish wish, Optional<Viewer> viewer) {
        return new LiveConnection(id, clock.instant(), wish.since(), wish.datum(), viewer, false);
    }

    private static Answer refused(String detail) {
        return new Answer.Refused(Problem.of(ProblemType.UNAVAILABLE, detail).retryAfter(RETRY_AFTER));
    }

    /** A text has come in: the first brings the token, and there is no second. */
    public void text(String id, String message) {
        connections.find(id).ifPresent(connection -> {
            var refusal =
                    connection.viewer().isPresent() ? Optional.of(LiveClose.BAD_MESSAGE) : watch(connection, message);
            refusal.ifPresent(reason -> {
                connections.remove(id);
                post.close(id, reason);
            });
        });
    }

    private Optional<LiveClose> watch(LiveConnection connection, String message) {
        var first = LiveHandshake.firstMessage(message);
        if (first.isEmpty()) {
            return Optional.of(LiveClose.BAD_MESSAGE);
        }
        var identity = handshake.identity(first.get().token());
        var reason = reasonToEnd(identity);
        if (reason.isPresent()) {
            return reason;
        }
        var viewer = viewer(identity.get()).orElseThrow();
        if (watchesTooOften(viewer, connections.all())) {
            return Optional.of(LiveClose.TOO_MANY);
        }
        connections.replace(connection.of(viewer, first.get().since().or(connection::since)));
        return Optional.empty();
    }

    /** Why somebody who was let in may not watch any more, if so. @param identity whose session it is, if it goes on */
    public static Optional<LiveClose> reasonToEnd(Optional<Identity> identity) {
        if (identity.isEmpty()) {
            return Optional.of(LiveClose.UNAUTHENTICATED);
        }
        return LiveHandshake.mayWatch(identity.get()) ? Optional.empty() : Optional.of(LiveClose.FORBIDDEN);
    }

    /** The connection has ended, for whatever reason. */
    public void closed(String id) {
        connections.remove(id);
    }

    private static Optional<Viewer> viewer(Identity identity) {
        return identity.credential() instanceof Credential.Session session
                ? Optional.of(new Viewer(identity.caller().accountId(), session.familyId()))
                : Optional.empty();
    }

    private static boolean watchesTooOften(Viewer viewer, List<LiveConnection> all) {
        return all.stream().filter(other -> other.isOf(viewer.account())).count() >= LiveRoom.MOST_OF_AN_ACCOUNT;
    }

    private static long waiting(List<LiveConnection> all) {
        return all.stream().filter(connection -> connection.viewer().isEmpty()).count();
    }
}

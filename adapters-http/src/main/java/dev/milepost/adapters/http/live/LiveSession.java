package dev.milepost.adapters.http.live;

import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.adapters.http.live.LiveHandshake.Wish;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.people.AccountId;
import java.time.Duration;
import java.util.Optional;

/**
 * One connection from its opening to its end: waits for a token, watches, and is ended when the token is. The host tells it what comes in.
 * Safe for concurrent use.
 */
public final class LiveSession {
    private final LiveRoom room;
    private final LiveWire wire;
    private final Wish wish;
    private final long openedAt;
    private volatile Optional<Watching> watching = Optional.empty();
    private volatile long heardAt;
    private volatile long pingedAt;
    private boolean ended;

    private record Watching(AccountId account, String token, LiveViewer viewer) {}

    LiveSession(LiveRoom room, Answer.Accepted accepted, LiveWire wire) {
        this.room = room;
        this.wire = wire;
        this.wish = accepted.wish();
        this.openedAt = room.nanoTime();
        this.heardAt = openedAt;
        this.pingedAt = openedAt;
    }

    /** A text has come in. */
    public void text(String message) {
        heardAt = room.nanoTime();
        if (watching.isPresent()) {
            end(LiveClose.BAD_MESSAGE);
            return;
        }
        LiveHandshake.firstMessage(message)
                .ifPresentOrElse(
                        first -> watch(first.token(), first.since().or(wish::since)), () -> end(LiveClose.BAD_MESSAGE));
    }

    /** The peer has answered a ping. */
    public void pong() {
        heardAt = room.nanoTime();
    }

    /** The connection has ended, for whatever reason. Fine to call more than once. */
    public void closed() {
        synchronized (this) {
            ended = true;
        }
        room.remove(this);
        watching.ifPresent(now -> room.hub().leave(now.viewer()));
    }

    void watch(String token, Optional<String> since) {
        try {
            watchIfAllowed(token, since);
        } catch (StoreUnavailableException away) {
            room.couldNotCheck(away);
            end(LiveClose.TRY_LATER);
        }
    }

    private void watchIfAllowed(String token, Optional<String> since) {
        var identity = room.handshake().identity(token);
        if (identity.isEmpty()) {
            end(LiveClose.UNAUTHENTICATED);
            return;
        }
        var account = identity.get().caller().accountId();
        if (!LiveHandshake.mayWatch(identity.get())) {
            end(LiveClose.FORBIDDEN);
            return;
        }
        var begun = new Watching(account, token, new LiveViewer(wire, since, wish.datum(), room::nanoTime));
        if (!room.admit(account, () -> join(begun))) {
            end(LiveClose.TOO_MANY);
        }
    }

    private synchronized void join(Watching now) {
        if (!ended) {
            watching = Optional.of(now);
            room.hub().join(now.viewer());
        }
    }

    boolean isOf(AccountId account) {
        return watching.filter(now -> now.account().equals(account)).isPresent();
    }

    boolean isWaiting() {
        return watching.isEmpty();
    }

    /** Ends the connection if its peer has had its time: for a token, to take a message, to give a sign of life. */
    void checkTimes() {
        var now = room.nanoTime();
        if (isWaiting() && isOver(openedAt, now, LiveRoom.FIRST_MESSAGE_WITHIN)) {
            end(LiveClose.NO_TOKEN);
        } else if (isOver(heardAt, now, LiveRoom.SIGN_OF_LIFE_WITHIN) || isStuck()) {
            wire.cut();
            closed();
        } else if (isOver(pingedAt, now, LiveRoom.PING_EVERY)) {
            pingedAt = now;
            wire.ping();
        }
    }

    private boolean isStuck() {
        return watching.filter(now -> now.viewer().sendingNanos() > LiveRoom.SENT_WITHIN.toNanos())
                .isPresent();
    }

    private static boolean isOver(long since, long now, Duration time) {
        return now - since > time.toNanos();
    }

    /** Ends the connection if the token has expired, was signed out, or its account may not watch any more. */
    void checkToken() {
        watching.ifPresent(now -> {
            try {
                var identity = room.handshake().identity(now.token());
                if (identity.isEmpty()) {
                    end(LiveClose.UNAUTHENTICATED);
                } else if (!LiveHandshake.mayWatch(identity.get())) {
                    end(LiveClose.FORBIDDEN);
                }
            } catch (StoreUnavailableException away) {
                room.couldNotCheck(away);
            }
        });
    }

    void end(LiveClose reason) {
        wire.close(reason);
        closed();
    }
}

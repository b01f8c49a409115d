package dev.milepost.adapters.http.live;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.live.LiveHandshake.Answer;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.people.AccountId;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All live connections of this instance: how many there may be, and who of them has had their time. Safe for concurrent use.
 *
 * <p>A host asks {@link #answer} what to do with a request, and upgrades it if that is accepted; then it calls {@link #open} and tells the
 * session what comes in.
 */
public final class LiveRoom implements AutoCloseable {
    static final int MOST = 500;
    /** Of connections that nobody has signed in on. */
    static final int MOST_WAITING = 100;

    static final int MOST_OF_AN_ACCOUNT = 50;
    static final Duration FIRST_MESSAGE_WITHIN = Duration.ofSeconds(5);
    static final Duration SENT_WITHIN = Duration.ofSeconds(30);
    static final Duration PING_EVERY = Duration.ofSeconds(20);
    static final Duration SIGN_OF_LIFE_WITHIN = Duration.ofSeconds(60);

    private static final Logger LOG = LoggerFactory.getLogger(LiveRoom.class);
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);
    private static final long CHECK_TIMES_MILLIS = 1_000;
    private static final long CHECK_TOKENS_MILLIS = 3_000;

    private final LiveHub hub;
    private final LiveHandshake handshake;
    private final LongSupplier nanoTime;
    private final Set<LiveSession> sessions = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService sweeps = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-room").factory());
    private volatile boolean closed;

    public LiveRoom(LiveHub hub, LiveHandshake handshake) {
        this(hub, handshake, System::nanoTime);
        every(CHECK_TIMES_MILLIS, this::checkTimes);
        every(CHECK_TOKENS_MILLIS, this::checkTokens);
    }

    /** One that checks nothing by itself. @param nanoTime a steady clock */
    LiveRoom(LiveHub hub, LiveHandshake handshake, LongSupplier nanoTime) {
        this.hub = hub;
        this.handshake = handshake;
        this.nanoTime = nanoTime;
    }

    /** A check that fails is made again: the executor would give it up. */
    private void every(long millis, Runnable check) {
        sweeps.scheduleWithFixedDelay(
                () -> {
                    try {
                        check.run();
                    } catch (RuntimeException fault) {
                        LOG.error("Checking live connections failed", fault);
                    }
                },
                millis,
                millis,
                TimeUnit.MILLISECONDS);
    }

    /** What becomes of the wish to watch. @param query of the request, percent-encoded */
    public Answer answer(Headers headers, String query) {
        var answer = handshake.answer(headers, query);
        var waits =
                answer instanceof Answer.Accepted accepted && accepted.token().isEmpty();
        return closed || isFull(waits)
                ? new Answer.Refused(Problem.of(ProblemType.UNAVAILABLE, "Too many watch at once.")
                        .retryAfter(RETRY_AFTER))
                : answer;
    }

    /** A connection that was accepted is open. */
    public LiveSession open(Answer.Accepted accepted, LiveWire wire) {
        var session = new LiveSession(this, accepted, wire);
        if (!enter(session, accepted.token().isEmpty())) {
            session.end(LiveClose.FULL);
        } else if (closed) {
            session.end(LiveClose.GOING_AWAY);
        } else {
            accepted.token()
                    .ifPresent(token -> session.watch(token, accepted.wish().since()));
        }
        return session;
    }

    /** More may be accepted at one moment than there is room for: only here is one counted after the other. */
    private synchronized boolean enter(LiveSession session, boolean waits) {
        return !isFull(waits) && sessions.add(session);
    }

    private boolean isFull(boolean waits) {
        return sessions.size() >= MOST || waits && waiting() >= MOST_WAITING;
    }

    /** How many connections there are. */
    public int size() {
        return sessions.size();
    }

    void checkTimes() {
        sessions.forEach(LiveSession::checkTimes);
    }

    void checkTokens() {
        sessions.forEach(LiveSession::checkToken);
    }

    void couldNotCheck(StoreUnavailableException away) {
        LOG.warn("A token of a live connection is checked later: {}", away.getMessage());
    }

    void remove(LiveSession session) {
        sessions.remove(session);
    }

    /** Lets a session of an account begin to watch, unless enough of them do. @return whether it was let */
    synchronized boolean admit(AccountId account, Runnable join) {
        var watching =
                sessions.stream().filter(session -> session.isOf(account)).count();
        if (watching >= MOST_OF_AN_ACCOUNT) {
            return false;
        }
        join.run();
        return true;
    }

    private long waiting() {
        return sessions.stream().filter(LiveSession::isWaiting).count();
    }

    LiveHub hub() {
        return hub;
    }

    LiveHandshake handshake() {
        return handshake;
    }

    long nanoTime() {
        return nanoTime.getAsLong();
    }

    /** Says goodbye to all and lets nobody in any more. */
    @Override
    public void close() {
        closed = true;
        sweeps.shutdownNow();
        sessions.forEach(session -> session.end(LiveClose.GOING_AWAY));
    }
}

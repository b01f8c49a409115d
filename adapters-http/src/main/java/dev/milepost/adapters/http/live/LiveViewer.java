package dev.milepost.adapters.http.live;

import dev.milepost.domain.geo.Datum;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

/**
 * A viewer as the hub sees it: takes any number of messages without waiting, and sends them one by one as its connection allows. Of each
 * task only the newest message waits, so that a slow viewer is told less, and holds up nobody. Safe for concurrent use.
 */
final class LiveViewer {
    private final LiveWire wire;
    private final Optional<String> since;
    private final Datum datum;
    private final LongSupplier nanoTime;
    private final Map<String, LiveMessage> waiting = new LinkedHashMap<>();
    private final AtomicInteger pumps = new AtomicInteger();
    private volatile Optional<Long> sendingSince = Optional.empty();

    /**
     * @param since the cursor that it came back with
     * @param nanoTime a steady clock
     */
    LiveViewer(LiveWire wire, Optional<String> since, Datum datum, LongSupplier nanoTime) {
        this.wire = wire;
        this.since = since;
        this.datum = datum;
        this.nanoTime = nanoTime;
    }

    Optional<String> since() {
        return since;
    }

    void tell(LiveMessage message) {
        synchronized (waiting) {
            if (message.isWhole()) {
                waiting.clear();
            }
            // The order is that of the cursors: what is told anew goes to the end.
            var earlier = Optional.ofNullable(waiting.remove(message.key()));
            waiting.put(message.key(), earlier.map(message::insteadOf).orElse(message));
        }
        pump();
    }

    /** How long the message on its way has been so, in nanoseconds; 0 if none is. */
    long sendingNanos() {
        return sendingSince.map(since -> nanoTime.getAsLong() - since).orElse(0L);
    }

    /** Sends the next message unless one is on its way. Whoever comes while another thread is at it leaves the work to that one. */
    private void pump() {
        if (pumps.getAndIncrement() > 0) {
            return;
        }
        var missed = 1;
        while (missed > 0) {
            if (sendingSince.isEmpty()) {
                next().ifPresent(this::send);
            }
            missed = pumps.addAndGet(-missed);
        }
    }

    private void send(LiveMessage message) {
        sendingSince = Optional.of(nanoTime.getAsLong());
        wire.send(message.text(datum), sent -> {
            if (sent) {
                sendingSince = Optional.empty();
                pump();
            }
        });
    }

    private Optional<LiveMessage> next() {
        synchronized (waiting) {
            var messages = waiting.values().iterator();
            if (!messages.hasNext()) {
                return Optional.empty();
            }
            var next = messages.next();
            messages.remove();
            return Optional.of(next);
        }
    }
}

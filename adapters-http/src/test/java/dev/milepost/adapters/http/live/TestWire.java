package dev.milepost.adapters.http.live;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A connection whose other end reads as fast as the test lets it. */
final class TestWire implements LiveWire {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    final List<String> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger pings = new AtomicInteger();
    volatile Optional<LiveClose> closed = Optional.empty();
    volatile boolean cut;
    private final LinkedBlockingQueue<String> received = new LinkedBlockingQueue<>();
    private volatile boolean reads;
    private volatile Optional<Runnable> stuck = Optional.empty();

    private TestWire(boolean reads) {
        this.reads = reads;
    }

    static TestWire reading() {
        return new TestWire(true);
    }

    static TestWire neverReading() {
        return new TestWire(false);
    }

    @Override
    public void send(String text, Consumer<Boolean> taken) {
        sent.add(text);
        Runnable arrives = () -> {
            received.add(text);
            taken.accept(true);
        };
        if (reads) {
            arrives.run();
        } else {
            stuck = Optional.of(arrives);
        }
    }

    /** Lets the other end read from now on. */
    void read() {
        reads = true;
        stuck.ifPresent(Runnable::run);
    }

    @Override
    public void ping() {
        pings.incrementAndGet();
    }

    @Override
    public void close(LiveClose reason) {
        closed = Optional.of(reason);
    }

    @Override
    public void cut() {
        cut = true;
    }

    /** The next message, once it has come. */
    JsonNode next() throws InterruptedException {
        var text = received.poll(10, TimeUnit.SECONDS);
        if (text == null) {
            throw new AssertionError("no message came, after " + sent.size());
        }
        return JSON.readTree(text);
    }

    boolean hasNext() {
        return !received.isEmpty();
    }
}

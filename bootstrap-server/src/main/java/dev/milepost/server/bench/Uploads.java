package dev.milepost.server.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/**
 * Uploads of positions, a task a connection: each task's courier drives its path to and fro with a position each ten seconds, made at
 * once rather than waited for. Written digit by digit, as a generator must cost little.
 */
final class Uploads implements Requests {
    /** From one position of a task to the next. */
    static final Duration STEP = Duration.ofSeconds(10);

    private static final long STEP_MILLIS = STEP.toMillis();
    private static final double METRES_A_STEP = 80;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC);
    private static final long DAY_MILLIS = 86_400_000;
    private static final int LONGEST_POINT = 160;

    private final List<byte[]> heads;
    private final int points;
    private final long[] next;
    private final long[] acknowledged;
    private final AtomicLong all = new AtomicLong();
    private final long firstMillis;
    private final ByteBuffer body;
    private long dayShown = -1;
    private byte[] day = new byte[0];

    /**
     * @param couriers of the fleet, signed in
     * @param from when the first position of every task is recorded
     * @param firstStep how many positions each task has before these
     * @param points a request
     */
    Uploads(Fleet fleet, List<Api> couriers, Instant from, long firstStep, int points) {
        this.heads = IntStream.range(0, fleet.tasks().size())
                .mapToObj(i ->
                        head(couriers.get(i % couriers.size()), fleet.tasks().get(i)))
                .toList();
        this.points = points;
        this.next = new long[heads.size()];
        this.acknowledged = new long[heads.size()];
        this.firstMillis = from.toEpochMilli() + firstStep * STEP_MILLIS;
        this.body = ByteBuffer.allocate(100 + points * LONGEST_POINT);
    }

    private static byte[] head(Api courier, String task) {
        return bytes("POST /api/v1/tasks/" + task + "/positions HTTP/1.1\r\nHost: "
                + courier.server().getAuthority() + "\r\nAuthorization: Bearer "
                + courier.token().orElseThrow()
                + "\r\nContent-Type: application/json\r\nContent-Length: ");
    }

    /** The positions acknowledged by now, by task. */
    long[] acknowledged() {
        return acknowledged.clone();
    }

    /** All acknowledged positions by now; for any thread. */
    long allAcknowledged() {
        return all.get();
    }

    /** No position is recorded before. */
    long firstMillis() {
        return firstMillis;
    }

    /** The acknowledged positions of a task are recorded before, and no others are. */
    long millisAfter(int task) {
        return firstMillis + acknowledged[task] * STEP_MILLIS;
    }

    /** The largest number of positions that any task was sent. */
    long steps() {
        return IntStream.range(0, next.length).mapToLong(i -> next[i]).max().orElse(0);
    }

    @Override
    public void write(int connection, ByteBuffer into) {
        body.clear();
        body.put(OPENING);
        for (int i = 0; i < points; i++) {
            if (i > 0) {
                body.put((byte) ',');
            }
            point(next[connection]++, connection);
        }
        body.put(CLOSING);
        body.flip();
        into.put(heads.get(connection))
                .put(bytes(body.remaining() + "\r\n\r\n"))
                .put(body);
    }

    @Override
    public void answered(int connection, int status) {
        if (status == 200) {
            acknowledged[connection] += points;
            all.addAndGet(points);
        }
    }

    private static final byte[] OPENING = bytes("{\"positions\":[");
    private static final byte[] CLOSING = bytes("]}");
    private static final byte[] RECORDED_AT = bytes("{\"recordedAt\":\"");
    private static final byte[] LAT = bytes("Z\",\"lat\":");
    private static final byte[] LON = bytes(",\"lon\":");
    private static final byte[] ACCURACY = bytes(",\"accuracyMetres\":");
    private static final byte[] SPEED = bytes(",\"speed\":");
    private static final byte[] BEARING = bytes(",\"bearing\":");

    private void point(long step, int connection) {
        long noise = (step * 2_654_435_761L + connection * 40_503L) >>> 7 & 0xFF;
        double metres = toAndFro(step * METRES_A_STEP + noise / 32.0);
        body.put(RECORDED_AT);
        time(firstMillis + step * STEP_MILLIS + noise);
        body.put(LAT);
        decimal(Math.round(Fleet.lat(metres) * 1e7), 7);
        body.put(LON);
        decimal(Math.round((Fleet.lon(metres) + noise * 2e-7) * 1e7), 7);
        body.put(ACCURACY);
        decimal(50 + noise % 40, 1);
        body.put(SPEED);
        decimal(700 + noise, 2);
        body.put(BEARING);
        decimal(100 + noise * 10, 1);
        body.put((byte) '}');
    }

    private static double toAndFro(double way) {
        double within = way % (2 * Fleet.METRES_LONG);
        return within <= Fleet.METRES_LONG ? within : 2 * Fleet.METRES_LONG - within;
    }

    private void time(long millis) {
        if (millis / DAY_MILLIS != dayShown) {
            dayShown = millis / DAY_MILLIS;
            day = bytes(DAY.format(Instant.ofEpochMilli(millis)) + "T");
        }
        body.put(day);
        long within = millis % DAY_MILLIS;
        digits(within / 3_600_000, 2);
        body.put((byte) ':');
        digits(within / 60_000 % 60, 2);
        body.put((byte) ':');
        digits(within / 1_000 % 60, 2);
        body.put((byte) '.');
        digits(within % 1_000, 3);
    }

    private void decimal(long value, int decimals) {
        long scale = POWERS[decimals];
        long whole = value / scale;
        digits(whole, whole < 10 ? 1 : whole < 100 ? 2 : 3);
        body.put((byte) '.');
        digits(value % scale, decimals);
    }

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000};

    private void digits(long value, int count) {
        for (int i = count - 1; i >= 0; i--) {
            body.put((byte) ('0' + value / POWERS[i] % 10));
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}

package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import java.time.Instant;
import java.util.ArrayList;
import java.util.OptionalDouble;

/**
 * Packs a track into few bytes a fix, without loss.
 *
 * <p>All numbers are varints: seven bits a byte, the lowest first, the top bit set on all bytes but the last (LEB128). Those that may be
 * negative are zigzag-coded first: 0, −1, 1, −2 … become 0, 1, 2, 3 … (Protocol Buffers, "Encoding").
 *
 * <pre>
 * header
 *   1 byte   version: 1
 *   varint   number of fixes
 * each fix, in order of time
 *   1 byte   what follows and where it comes from:
 *            bit 0 accuracy, 1 speed, 2 bearing, 3 altitude, 4 battery, 5 mock,
 *            bits 6–7 source: 0 app, 1 page, 2 API
 *   zigzag   time in milliseconds, less what was expected
 *   zigzag   latitude in 1e-7 degrees, less what was expected
 *   zigzag   longitude in 1e-7 degrees, less what was expected
 *   zigzag   accuracy in 0.1 m   ┐
 *   zigzag   speed in 0.01 m/s   │ each only if its bit is set,
 *   zigzag   bearing in 0.1°     │ less its last value in this track, or 0
 *   zigzag   altitude in 0.1 m   │
 *   zigzag   battery in percent  ┘
 * </pre>
 *
 * Expected is what would follow if the last difference occurred again: of values x the next is 2 xₙ₋₁ − xₙ₋₂, after one value that value,
 * before any 0. A courier who keeps the pace of a fix each ten seconds so takes one byte for the time and two for each coordinate.
 */
public final class TrackCodec {
    private static final byte VERSION = 1;
    private static final int LEAST_BYTES_A_FIX = 4;
    private static final int MOCK = 1 << 5;
    private static final int SOURCE_SHIFT = 6;

    /** In the order of their bits. */
    private static final Measure[] MEASURES = {
        Measure.ACCURACY_METRES, Measure.SPEED, Measure.BEARING, Measure.ALTITUDE, Measure.BATTERY
    };

    private TrackCodec() {}

    /** The bytes of a track. */
    public static byte[] encode(Track track) {
        var out = new VarintWriter();
        out.writeByte(VERSION);
        out.writeUnsigned(track.fixes().size());
        var last = new Prediction();
        for (var fix : track.fixes()) {
            write(fix, last, out);
        }
        return out.toBytes();
    }

    /**
     * The track of the bytes.
     *
     * @throws CorruptTrackException if {@link #encode} didn't write them; nothing larger than they are is allocated before that is known
     */
    public static Track decode(byte[] bytes) {
        var in = new VarintReader(bytes);
        int version = in.readByte();
        if (version != VERSION) {
            throw new CorruptTrackException("version " + version + " isn't known");
        }
        long size = in.readUnsigned();
        if (size < 0 || size > in.remaining() / LEAST_BYTES_A_FIX) {
            throw new CorruptTrackException(size + " fixes don't fit into " + bytes.length + " bytes");
        }
        var fixes = new ArrayList<Fix>((int) size);
        var last = new Prediction();
        for (int i = 0; i < size; i++) {
            var fix = read(last, in);
            if (i > 0 && !fix.recordedAt().isAfter(fixes.getLast().recordedAt())) {
                throw new CorruptTrackException("fix " + i + " is out of order");
            }
            fixes.add(fix);
        }
        if (in.remaining() > 0) {
            throw new CorruptTrackException(in.remaining() + " bytes follow the last fix");
        }
        return Track.ofOrdered(fixes);
    }

    private static void write(Fix fix, Prediction last, VarintWriter out) {
        var values = valuesOf(fix);
        int flags = codeOf(fix.source()) << SOURCE_SHIFT | (fix.mock() ? MOCK : 0);
        for (int i = 0; i < values.length; i++) {
            flags |= values[i].isPresent() ? 1 << i : 0;
        }
        out.writeByte((byte) flags);
        out.writeSigned(last.time.differenceTo(fix.recordedAt().toEpochMilli()));
        out.writeSigned(last.lat.differenceTo(Fix.toE7(fix.point().lat())));
        out.writeSigned(last.lon.differenceTo(Fix.toE7(fix.point().lon())));
        for (int i = 0; i < values.length; i++) {
            if (values[i].isPresent()) {
                int steps = MEASURES[i].toSteps(values[i].getAsDouble());
                out.writeSigned((long) steps - last.steps[i]);
                last.steps[i] = steps;
            }
        }
    }

    private static Fix read(Prediction last, VarintReader in) {
        int flags = in.readByte();
        long time = last.time.valueAt(in.readSigned());
        long lat = last.lat.valueAt(in.readSigned());
        long lon = last.lon.valueAt(in.readSigned());
        var values = new OptionalDouble[MEASURES.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (flags & 1 << i) == 0 ? OptionalDouble.empty() : readValue(i, last, in);
        }
        try {
            return new Fix(
                    Instant.ofEpochMilli(time),
                    new GeoPoint(Fix.fromE7(Math.toIntExact(lat)), Fix.fromE7(Math.toIntExact(lon))),
                    values[0],
                    values[1],
                    values[2],
                    values[3],
                    values[4],
                    (flags & MOCK) != 0,
                    sourceOf(flags >>> SOURCE_SHIFT & 3));
        } catch (IllegalArgumentException | ArithmeticException outOfRange) {
            throw new CorruptTrackException("a value is out of range", outOfRange);
        }
    }

    private static OptionalDouble readValue(int measure, Prediction last, VarintReader in) {
        long steps = last.steps[measure] + in.readSigned();
        if (steps != (int) steps) {
            throw new CorruptTrackException(MEASURES[measure] + " is out of range");
        }
        last.steps[measure] = (int) steps;
        return OptionalDouble.of(MEASURES[measure].fromSteps((int) steps));
    }

    private static OptionalDouble[] valuesOf(Fix fix) {
        return new OptionalDouble[] {fix.accuracyMetres(), fix.speed(), fix.bearing(), fix.altitude(), fix.battery()};
    }

    private static int codeOf(FixSource source) {
        return switch (source) {
            case APP -> 0;
            case PAGE -> 1;
            case API -> 2;
        };
    }

    private static FixSource sourceOf(int code) {
        return switch (code) {
            case 0 -> FixSource.APP;
            case 1 -> FixSource.PAGE;
            case 2 -> FixSource.API;
            default -> throw new CorruptTrackException("source " + code + " isn't known");
        };
    }

    /** What the writer and the reader both know of the fixes so far. */
    private static final class Prediction {
        final Sequence time = new Sequence();
        final Sequence lat = new Sequence();
        final Sequence lon = new Sequence();
        final int[] steps = new int[MEASURES.length];
    }

    /** Expects the last difference to occur again. */
    private static final class Sequence {
        private long last;
        private long difference;
        private boolean begun;

        long differenceTo(long value) {
            long surprise = value - last - difference;
            follow(value);
            return surprise;
        }

        long valueAt(long surprise) {
            long value = last + difference + surprise;
            follow(value);
            return value;
        }

        private void follow(long value) {
            difference = begun ? value - last : 0;
            last = value;
            begun = true;
        }
    }
}

package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Polyline;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * A made-up drive whose truth is known.
 *
 * @param fixes what a receiver saw of it
 * @param truth metres along the route at each
 */
record Drive(List<Fix> fixes, List<Double> truth) {
    static final Instant START = Instant.parse("2026-11-23T09:00:00Z");

    private static final int SECONDS_AT_THE_END = 180;

    /** A receiver: how often it looks, how far it errs to each side, whether it says so. */
    record Receiver(double stepSeconds, double sigmaMetres, boolean accuracyKnown) {
        Fix see(double seconds, GeoPoint truth, Random random) {
            var none = OptionalDouble.empty();
            return new Fix(
                    START.plusMillis(Math.round(seconds * 1000)),
                    Shapes.moved(truth, sigmaMetres * random.nextGaussian(), sigmaMetres * random.nextGaussian()),
                    accuracyKnown ? OptionalDouble.of(1.51 * sigmaMetres) : none,
                    none,
                    none,
                    none,
                    none,
                    false,
                    FixSource.APP);
        }
    }

    /** Along a path by a plan: seconds to metres along. */
    static Drive along(Polyline path, double seconds, DoubleUnaryOperator plan, Receiver receiver, Random random) {
        var fixes = new ArrayList<Fix>();
        var truth = new ArrayList<Double>();
        for (double now = 0; now <= seconds; now += receiver.stepSeconds) {
            double along = plan.applyAsDouble(now);
            fixes.add(receiver.see(now, path.pointAt(along), random));
            truth.add(along);
        }
        return new Drive(fixes, truth);
    }

    /** From the start to the end of a path with traffic: speeds that change, stops, and a while at the end. */
    static Drive withTraffic(Polyline path, double speed, Receiver receiver, Random random) {
        var alongs = new ArrayList<Double>();
        double along = 0;
        double now = speed;
        while (along < path.lengthMetres()) {
            if (random.nextInt(50) == 0) {
                now = random.nextInt(8) == 0 ? 0 : speed * (0.5 + random.nextDouble());
            }
            alongs.add(along);
            along += now;
        }
        int last = alongs.size() + SECONDS_AT_THE_END;
        return along(
                path,
                last,
                second -> second < alongs.size() ? alongs.get((int) second) : path.lengthMetres(),
                receiver,
                random);
    }

    /** Without the fixes of some minutes now and then. */
    Drive withGaps(Random random) {
        var fixesLeft = new ArrayList<Fix>();
        var truthLeft = new ArrayList<Double>();
        var next = START.plusSeconds(120 + random.nextInt(300));
        var silentUntil = START;
        for (int i = 0; i < fixes.size(); i++) {
            var at = fixes.get(i).recordedAt();
            if (!at.isBefore(next)) {
                silentUntil = at.plusSeconds(60 + random.nextInt(180));
                next = silentUntil.plusSeconds(300 + random.nextInt(300));
            }
            if (!at.isBefore(silentUntil)) {
                fixesLeft.add(fixes.get(i));
                truthLeft.add(truth.get(i));
            }
        }
        return new Drive(fixesLeft, truthLeft);
    }
}

package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.LocalPlane;
import java.util.Optional;

/**
 * How much a receiver's fixes jump about, as the fixes themselves show: how far each lies from the straight line at even speed between its
 * neighbours. What a phone calls its accuracy says how far it may be from the truth, but fixes close in time are off by about the same.
 *
 * @param last the newest fix
 * @param before the one before it
 * @param medianMetres running median of those distances
 */
record Jitter(Fix last, Optional<Fix> before, double medianMetres) {
    /** Before fixes tell: half of what the receiver claims, as receivers usually are. */
    private static final double SHARE_OF_ACCURACY = 0.5;

    private static final double UNKNOWN_METRES = 4;
    private static final double LEAST_METRES = 0.5;
    private static final double MOST_METRES = 60;

    /** Over a longer time the way between fixes bends for other reasons. */
    private static final double LONGEST_SECONDS = 30;

    /** A median moves by this factor to the side of each new value: within some ten fixes to where it belongs. */
    private static final double STEP = 1.12;

    /** The middle of three fixes that err by σ to each side lies, in the median, this many σ from the others' line. */
    private static final double MEDIAN_IN_SIGMAS = 1.44;

    static Jitter startingAt(Fix fix) {
        double guess = fix.accuracyMetres().isPresent()
                ? SHARE_OF_ACCURACY * fix.accuracyMetres().getAsDouble()
                : UNKNOWN_METRES;
        return new Jitter(fix, Optional.empty(), Math.clamp(guess, LEAST_METRES, MOST_METRES));
    }

    Jitter advance(Fix fix) {
        boolean close =
                before.isPresent() && Seconds.between(before.get().recordedAt(), fix.recordedAt()) <= LONGEST_SECONDS;
        if (!close) {
            return new Jitter(fix, Optional.of(last), medianMetres);
        }
        double moved = offLine(before.get(), fix) > medianMetres ? medianMetres * STEP : medianMetres / STEP;
        return new Jitter(fix, Optional.of(last), Math.clamp(moved, LEAST_METRES, MOST_METRES));
    }

    private double offLine(Fix from, Fix to) {
        var plane = new LocalPlane(last.point());
        double share = Seconds.between(from.recordedAt(), last.recordedAt())
                / Seconds.between(from.recordedAt(), to.recordedAt());
        return LocalPlane.length(
                between(plane.x(from.point()), plane.x(to.point()), share),
                between(plane.y(from.point()), plane.y(to.point()), share));
    }

    private static double between(double from, double to, double share) {
        return from + share * (to - from);
    }

    /** Standard deviation in metres to each side. */
    double sigmaMetres() {
        return medianMetres / MEDIAN_IN_SIGMAS;
    }
}

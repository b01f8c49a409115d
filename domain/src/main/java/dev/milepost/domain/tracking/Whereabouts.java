package dev.milepost.domain.tracking;

import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What is known of a courier once a fix has counted.
 *
 * @param fix the last that counted
 * @param before the one before it; the same for the first
 * @param beam where it may be along the route
 * @param advance where it is shown along the route; empty until it first came near
 * @param pace how fast it gets on; empty until it first came near
 */
record Whereabouts(
        Fix fix,
        Fix before,
        Beam beam,
        Motion motion,
        OffRouteWatch offRoute,
        Optional<Advance> advance,
        Optional<Pace> pace) {
    double alongMetres(double lengthMetres) {
        return Math.clamp(advance.map(Advance::alongMetres).orElse(0.0), 0, lengthMetres);
    }

    /** Metres a second: as the phone said, or by the way from the fix before. */
    OptionalDouble speed(TrackingRules rules) {
        if (fix.speed().isPresent()) {
            return fix.speed();
        }
        if (motion.stationarySince(rules).isPresent()) {
            return OptionalDouble.of(0);
        }
        double seconds = Seconds.between(before.recordedAt(), fix.recordedAt());
        return seconds == 0
                ? OptionalDouble.empty()
                : OptionalDouble.of(before.point().distanceTo(fix.point()) / seconds);
    }

    /** Metres a second while moving: along the route where that is more, as sparse fixes cut its bends short. */
    double usualSpeed(TrackingRules rules) {
        double along = advance.flatMap(now -> pace.map(known -> known.whole(now.at(), now.alongMetres())))
                .orElse(0.0);
        return Math.max(motion.usualSpeed(rules), along);
    }

    Optional<Eta> eta(double lengthMetres, Optional<UsualPace> usual) {
        return offRoute.isOffRoute()
                ? Optional.empty()
                : pace.flatMap(known -> known.eta(fix.recordedAt(), alongMetres(lengthMetres), lengthMetres, usual));
    }
}

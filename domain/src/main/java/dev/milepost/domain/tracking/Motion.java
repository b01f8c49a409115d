package dev.milepost.domain.tracking;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.geo.LocalPlane;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How far a courier travelled and how long it stood, without taking a receiver's noise for movement.
 *
 * <p>As long as fixes lie around their mean no farther than their jitter explains, the courier is in place and the distance doesn't
 * grow. Once several over some seconds lie outside on the same side, it has moved to the first of them, and is in place there: while
 * driving, each place is only as long as the jitter is wide. Around places there is a wider stay, as wide as the fixes' accuracy: a
 * courier who doesn't leave it for long stands, and the distance rests until it does.
 *
 * @param counted up to where the distance counts
 * @param leaving the first of the fixes in a row that lie outside the place
 * @param moving with {@code standing}, the time until the present stay
 */
record Motion(
        GeoPoint counted,
        Stay place,
        Stay stay,
        Optional<Fix> leaving,
        Jitter jitter,
        double distanceMetres,
        Duration moving,
        Duration standing) {
    /** So many standard deviations hold 99.8 % of fixes in a plane. */
    private static final double JITTER_SIGMAS = 3.5;

    private static final double LEAST_PLACE_METRES = 5;
    private static final double MOST_PLACE_METRES = 80;

    /** Three radii of 68 % hold nearly all fixes. */
    private static final double ACCURACY_RADII = 3;

    private static final double MOST_STAY_METRES = 100;
    private static final double SURE_AFTER_SECONDS = 4;

    /** Fixes this far apart are few, and err independently of each other. */
    private static final double SPARSE_SECONDS = 30;

    private static final double FASTER_THAN_USUAL = 1.5;

    static Motion startingAt(Fix fix) {
        return new Motion(
                fix.point(),
                Stay.startingAt(fix),
                Stay.startingAt(fix),
                Optional.empty(),
                Jitter.startingAt(fix),
                0,
                Duration.ZERO,
                Duration.ZERO);
    }

    /**
     * After one more fix.
     *
     * @param alongMetres between the last two fixes along the route, zero if the courier wasn't on it at both: what a straight line cuts
     *     short where fixes are sparse
     */
    Motion advance(Fix fix, double alongMetres, TrackingRules rules) {
        return withJitter(jitter.advance(fix)).located(fix, alongMetres, rules);
    }

    private Motion located(Fix fix, double alongMetres, TrackingRules rules) {
        if (place.holds(fix, placeRadius())) {
            return at(place.with(fix), stay.with(fix), Optional.empty());
        }
        if (leaving.isEmpty() && Seconds.between(place.to(), fix.recordedAt()) >= SPARSE_SECONDS) {
            return movedTo(fix, followed(fix, alongMetres, rules), rules);
        }
        if (leaving.isEmpty() || !isSameSide(leaving.get(), fix)) {
            return at(place, stay, Optional.of(fix));
        }
        boolean sure = Seconds.between(leaving.get().recordedAt(), fix.recordedAt()) >= SURE_AFTER_SECONDS;
        return sure ? movedTo(leaving.get(), chord(leaving.get()), rules).located(fix, 0, rules) : this;
    }

    /** Whether the courier may have moved by now: it was seen outside its place, or not seen for some seconds. */
    boolean mayHaveMoved(Fix fix) {
        return leaving.isPresent() || Seconds.between(place.to(), fix.recordedAt()) >= SURE_AFTER_SECONDS;
    }

    private double chord(Fix fix) {
        return counted.distanceTo(fix.point());
    }

    /** The way along the route where the usual speed allows for it, else the straight line. */
    private double followed(Fix fix, double alongMetres, TrackingRules rules) {
        double seconds = Seconds.between(place.to(), fix.recordedAt());
        double most = chord(fix) + FASTER_THAN_USUAL * usualSpeed(rules) * seconds;
        return alongMetres <= most ? Math.max(chord(fix), alongMetres) : chord(fix);
    }

    private double placeRadius() {
        return Math.clamp(JITTER_SIGMAS * jitter.sigmaMetres(), LEAST_PLACE_METRES, MOST_PLACE_METRES);
    }

    private double stayRadius(Fix fix, TrackingRules rules) {
        double byAccuracy = Math.min(MOST_STAY_METRES, ACCURACY_RADII * rules.accuracyOf(fix));
        return Math.max(placeRadius(), byAccuracy);
    }

    private boolean isSameSide(Fix one, Fix other) {
        var plane = new LocalPlane(place.centre());
        return plane.x(one.point()) * plane.x(other.point()) + plane.y(one.point()) * plane.y(other.point()) > 0;
    }

    private Motion movedTo(Fix fix, double metres, TrackingRules rules) {
        if (!stay.holds(fix, stayRadius(fix, rules))) {
            return left(fix, metres, rules);
        }
        var within = at(Stay.startingAt(fix), stay.with(fix), Optional.empty());
        return within.isStanding(rules) ? within : within.counting(fix, metres);
    }

    private Motion left(Fix fix, double metres, TrackingRules rules) {
        var way = Duration.between(stay.to(), fix.recordedAt());
        return new Motion(
                        counted,
                        Stay.startingAt(fix),
                        Stay.startingAt(fix),
                        Optional.empty(),
                        jitter,
                        distanceMetres,
                        moving.plus(way).plus(isStanding(rules) ? Duration.ZERO : stay.length()),
                        standing.plus(isStanding(rules) ? stay.length() : Duration.ZERO))
                .counting(fix, metres);
    }

    private Motion counting(Fix fix, double metres) {
        return new Motion(fix.point(), place, stay, leaving, jitter, distanceMetres + metres, moving, standing);
    }

    private Motion at(Stay newPlace, Stay newStay, Optional<Fix> newLeaving) {
        return new Motion(counted, newPlace, newStay, newLeaving, jitter, distanceMetres, moving, standing);
    }

    private Motion withJitter(Jitter newer) {
        return new Motion(counted, place, stay, leaving, newer, distanceMetres, moving, standing);
    }

    private boolean isStanding(TrackingRules rules) {
        return stay.length().compareTo(rules.stationaryAfter()) >= 0;
    }

    /** Since when the courier has stood, if it does. */
    Optional<Instant> stationarySince(TrackingRules rules) {
        return isStanding(rules) && leaving.isEmpty() ? Optional.of(stay.from()) : Optional.empty();
    }

    /** Time on the way, up to the last fix; the present stay included unless it is long enough to be standing. */
    Duration movingTime(TrackingRules rules) {
        var sinceStay = Duration.between(stay.to(), jitter.last().recordedAt());
        return isStanding(rules)
                ? moving.plus(sinceStay)
                : moving.plus(stay.length()).plus(sinceStay);
    }

    Duration standingTime(TrackingRules rules) {
        return isStanding(rules) ? standing.plus(stay.length()) : standing;
    }

    /** Metres a second while moving; zero before anything moved. */
    double usualSpeed(TrackingRules rules) {
        double seconds = Seconds.of(movingTime(rules));
        return seconds == 0 ? 0 : distanceMetres / seconds;
    }
}

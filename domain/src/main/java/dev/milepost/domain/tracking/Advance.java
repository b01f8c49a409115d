package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.OptionalDouble;

/**
 * The way along the route with the noise of single fixes taken out: an α-β filter whose gains follow from how far a courier may deviate
 * from even speed until the next fix, compared with the noise (Kalata, "The Tracking Index", IEEE Transactions on Aerospace and Electronic
 * Systems 20, 1984). Fixes far apart in time pass unchanged. A step that noise can't explain, such as from one pass of the route to another,
 * is taken at once.
 *
 * <p>What is shown follows the filter, but never lies farther below the farthest place shown than noise explains: couriers rarely go back,
 * while a path that comes near itself often makes another pass of it look likely for a while. A larger fall is doubted, until the courier
 * has caught up with what is shown, has gone farther back, or has moved on for so long that it was no mistake.
 *
 * @param filteredMetres along the route, without noise
 * @param speed metres a second along the route, negative against it
 * @param alongMetres along the route, as it is shown
 * @param farthestMetres that were shown since the last fall that was believed
 * @param backAtMetres where that was when the courier came back from off the route, until it has gone on
 * @param onwardMetres after which a fall is believed of who moves on
 * @param returning whether the courier has been seen to go back
 * @param doubtedMetres along the route without noise, when a fall was first doubted, while it is
 */
record Advance(
        Instant at,
        double filteredMetres,
        double speed,
        double alongMetres,
        double farthestMetres,
        OptionalDouble backAtMetres,
        double onwardMetres,
        boolean returning,
        OptionalDouble doubtedMetres) {
    /** How a courier speeds up and brakes: standard deviation in metres a second squared. */
    private static final double MANOEUVRE = 1;

    private static final double NOISE_SIGMAS = 4;

    /** A fall of what is shown is noise up to so many standard deviations of a fix … */
    private static final double FALL_SIGMAS = 3;

    /** … or up to this, where a phone claims to know better. */
    private static final double FALL_METRES = 28;

    /** A fall is believed of who has gone this much farther back along the route … */
    private static final double BACK_METRES = 400;

    /** … or this share of the route onwards, and of who has come this far: no other pass of it has explained that for so long. */
    private static final double ONWARD_SHARE = 0.5;

    private static final double MOST_ONWARD_METRES = 3_000;

    /** @param lengthMetres of the route */
    static Advance startingAt(Instant at, double alongMetres, double lengthMetres) {
        double onward = Math.min(MOST_ONWARD_METRES, ONWARD_SHARE * lengthMetres);
        return from(at, alongMetres, 0, onward, false);
    }

    private Advance from(Instant now, double filtered, double newSpeed, boolean returns) {
        return from(now, filtered, newSpeed, onwardMetres, returns);
    }

    /** Shown where it is, with nothing behind it that is doubted. */
    private static Advance from(Instant at, double along, double speed, double onward, boolean returning) {
        return new Advance(
                at, along, speed, along, along, OptionalDouble.empty(), onward, returning, OptionalDouble.empty());
    }

    /** Back from off the route: who was elsewhere may begin farther back, and that is no fall. */
    Advance backOnRoute() {
        return new Advance(
                at,
                filteredMetres,
                speed,
                alongMetres,
                farthestMetres,
                OptionalDouble.of(farthestMetres),
                onwardMetres,
                returning,
                doubtedMetres);
    }

    /** Whether the courier was off the route lately, and is on it farther back now. */
    boolean beginsAnew(Beam beam) {
        return backAtMetres.isPresent() && beam.isBelow(farthestMetres - FALL_METRES);
    }

    /**
     * After one more fix.
     *
     * @param backward whether it is best explained by going against the route
     */
    Advance to(Instant now, double measuredMetres, double sigmaMetres, boolean backward) {
        double seconds = Seconds.between(at, now);
        double surprise = measuredMetres - (filteredMetres + speed * seconds);
        double manoeuvre = MANOEUVRE * seconds * seconds;
        if (Math.abs(surprise) > NOISE_SIGMAS * sigmaMetres + manoeuvre) {
            return shown(now, measuredMetres, 0, sigmaMetres, backward);
        }
        double index = manoeuvre / sigmaMetres;
        double damping = (4 + index - Math.sqrt(8 * index + index * index)) / 4;
        double alpha = 1 - damping * damping;
        double beta = 2 * (2 - alpha) - 4 * Math.sqrt(1 - alpha);
        return shown(
                now, measuredMetres - (1 - alpha) * surprise, speed + beta / seconds * surprise, sigmaMetres, backward);
    }

    private Advance shown(Instant now, double filtered, double newSpeed, double sigma, boolean backward) {
        double least = farthestMetres - Math.max(FALL_METRES, FALL_SIGMAS * sigma);
        boolean goesBack = returning && backward;
        if (goesBack) {
            return from(now, filtered, newSpeed, true);
        }
        if (filtered >= least) {
            double farthest = Math.max(farthestMetres, filtered);
            boolean goneOn = backAtMetres.isPresent() && farthest >= backAtMetres.getAsDouble() + BACK_METRES;
            var backAt = goneOn ? OptionalDouble.empty() : backAtMetres;
            return new Advance(
                    now, filtered, newSpeed, filtered, farthest, backAt, onwardMetres, false, OptionalDouble.empty());
        }
        double doubted = doubtedMetres.orElse(filtered);
        double moved = filtered - doubted;
        boolean returns = backward && moved <= -BACK_METRES;
        return returns || moved >= onwardMetres
                ? from(now, filtered, newSpeed, returns)
                : new Advance(
                        now,
                        filtered,
                        newSpeed,
                        least,
                        farthestMetres,
                        backAtMetres,
                        onwardMetres,
                        false,
                        OptionalDouble.of(doubted));
    }
}

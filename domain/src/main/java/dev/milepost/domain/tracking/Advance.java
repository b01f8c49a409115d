package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.Optional;

/**
 * The way along the route with the noise of single fixes taken out: an α-β filter whose gains follow from how far a courier may deviate
 * from even speed until the next fix, compared with the noise (Kalata, "The Tracking Index", IEEE Transactions on Aerospace and Electronic
 * Systems 20, 1984). Fixes far apart in time pass unchanged. A step that noise can't explain, such as from one pass of the route to another,
 * is taken at once.
 *
 * <p>What is shown follows the filter, but doesn't fall by more than noise: couriers rarely go back, while a path that comes near itself
 * often makes another pass of it look likely for a while. A larger fall is doubted. Meanwhile what is shown sinks by no more than noise
 * from fix to fix, until the courier has caught up with it, has gone farther back, or has moved on for so long that it was no mistake.
 *
 * @param filteredMetres along the route, without noise
 * @param speed metres a second along the route, negative against it
 * @param alongMetres along the route, as it is shown
 * @param returning whether the courier has been seen to go back
 * @param doubt about a fall, while there is one
 */
record Advance(
        Instant at, double filteredMetres, double speed, double alongMetres, boolean returning, Optional<Doubt> doubt) {
    /** How a courier speeds up and brakes: standard deviation in metres a second squared. */
    private static final double MANOEUVRE = 1;

    private static final double NOISE_SIGMAS = 4;
    private static final double FALL_SIGMAS = 3;
    private static final double SINK_SIGMAS = 2;
    private static final double SINK_SECONDS = 15;

    /** A fall is believed of who has gone this much farther back along the route … */
    private static final double BACK_METRES = 200;

    /** … or this far onwards, over a longer time. */
    private static final double ONWARD_METRES = 300;

    private static final double ONWARD_SECONDS = 120;

    /**
     * A fall that may be a mistake.
     *
     * @param since when it was seen first
     * @param filteredMetres along the route, then
     */
    record Doubt(Instant since, double filteredMetres) {}

    static Advance startingAt(Instant at, double alongMetres) {
        return new Advance(at, alongMetres, 0, alongMetres, false, Optional.empty());
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
        double fall = alongMetres - filtered;
        boolean goesBack = returning && backward;
        if (goesBack || fall <= FALL_SIGMAS * sigma) {
            return new Advance(now, filtered, newSpeed, filtered, goesBack, Optional.empty());
        }
        var doubted = doubt.orElseGet(() -> new Doubt(now, filtered));
        double moved = filtered - doubted.filteredMetres;
        boolean returns = backward && moved <= -BACK_METRES;
        boolean goesOnward = moved >= ONWARD_METRES && Seconds.between(doubted.since, now) >= ONWARD_SECONDS;
        if (returns || goesOnward) {
            return new Advance(now, filtered, newSpeed, filtered, returns, Optional.empty());
        }
        double sunk = fall * Math.min(1, Seconds.between(at, now) / SINK_SECONDS);
        double along = alongMetres - Math.min(SINK_SIGMAS * sigma, sunk);
        return new Advance(now, filtered, newSpeed, along, false, Optional.of(doubted));
    }
}

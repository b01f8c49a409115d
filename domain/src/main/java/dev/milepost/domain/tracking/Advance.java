package dev.milepost.domain.tracking;

import java.time.Instant;

/**
 * The way along the route with the noise of single fixes taken out: an α-β filter whose gains follow from how far a courier may deviate
 * from even speed until the next fix, compared with the noise (Kalata, "The Tracking Index", IEEE Transactions on Aerospace and Electronic
 * Systems 20, 1984). Fixes far apart in time pass unchanged. A step that noise can't explain, such as from one pass of the route to another,
 * is taken at once.
 *
 * @param speed metres a second along the route, negative against it
 */
record Advance(Instant at, double alongMetres, double speed) {
    /** How a courier speeds up and brakes: standard deviation in metres a second squared. */
    private static final double MANOEUVRE = 1;

    private static final double NOISE_SIGMAS = 4;

    static Advance startingAt(Instant at, double alongMetres) {
        return new Advance(at, alongMetres, 0);
    }

    Advance to(Instant now, double measuredMetres, double sigmaMetres) {
        double seconds = Seconds.between(at, now);
        double surprise = measuredMetres - (alongMetres + speed * seconds);
        double manoeuvre = MANOEUVRE * seconds * seconds;
        if (Math.abs(surprise) > NOISE_SIGMAS * sigmaMetres + manoeuvre) {
            return startingAt(now, measuredMetres);
        }
        double index = manoeuvre / sigmaMetres;
        double damping = (4 + index - Math.sqrt(8 * index + index * index)) / 4;
        double alpha = 1 - damping * damping;
        double beta = 2 * (2 - alpha) - 4 * Math.sqrt(1 - alpha);
        return new Advance(now, measuredMetres - (1 - alpha) * surprise, speed + beta / seconds * surprise);
    }
}

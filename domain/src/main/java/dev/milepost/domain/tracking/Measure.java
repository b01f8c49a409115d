package dev.milepost.domain.tracking;

/**
 * What a phone measures beside the position, with the range that makes sense and the step to which it is kept. The steps are finer than
 * any phone's receiver, and make a packed track lossless.
 */
public enum Measure {
    /** Radius in metres within which the true position lies with 68 % probability, as Android and iOS define it. */
    ACCURACY_METRES(0, 100_000, 10),
    /** Metres a second. */
    SPEED(0, 1_000, 100),
    /** Degrees clockwise from north. */
    BEARING(0, 360, 10),
    /** Metres above the ellipsoid. */
    ALTITUDE(-1_000, 100_000, 10),
    /** Percent. */
    BATTERY(0, 100, 1);

    private final double least;
    private final double most;
    private final int stepsAUnit;

    Measure(double least, double most, int stepsAUnit) {
        this.least = least;
        this.most = most;
        this.stepsAUnit = stepsAUnit;
    }

    /** The smallest value in range. */
    public double least() {
        return least;
    }

    /** The largest value in range. */
    public double most() {
        return most;
    }

    /** Whether a value is a number in range. */
    public boolean isValid(double value) {
        return value >= least && value <= most;
    }

    /** The nearest value that is kept. */
    public double rounded(double value) {
        return fromSteps(toSteps(value));
    }

    int toSteps(double value) {
        return Math.toIntExact(Math.round(value * stepsAUnit));
    }

    double fromSteps(int steps) {
        return (double) steps / stepsAUnit;
    }
}

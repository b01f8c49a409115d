package dev.milepost.domain.tracking;

/**
 * A fix that counts, after the one before it.
 *
 * @param before the last fix that counted; the fix itself for the first
 * @param fixSigma standard deviation of the fix to each side, in metres
 * @param pathSigma the same of its distance from the path, which itself is drawn beside the road
 * @param allowanceMetres by how much the two fixes may err
 */
record Observation(Fix before, Fix fix, double fixSigma, double pathSigma, double allowanceMetres) {
    /** The same as a hypothesis has it that is now at this place. */
    Step step(Hypothesis from, double along, double distance) {
        return new Step(before, fix, from.alongMetres(), along, from.distanceMetres(), distance, allowanceMetres);
    }
}

package dev.milepost.domain.receipt;

import java.util.List;
import java.util.Optional;

/**
 * Chooses among candidates by a log-linear model: each piece of evidence has a weight, and a candidate's probability is its share of
 * the exponentials of the sums, with the possibility beside them that the total isn't among them at all. Weights were fitted by maximum likelihood with a quadratic
 * penalty on labelled receipts.
 */
final class Scoring {
    /** In the order of {@link Candidate#features()}. */
    private static final double[] WEIGHTS = {
        3.53, 3.53, -0.13, 2.56, -2.14, -0.58, 0.85, 1.07, 2.33, 2.55, 1.11, 2.13, 4.01, 1.71, 0.43, 0.95, 0.77, 1.84,
        -0.86, 1.89, -2.17, 0.10, -0.28, -1.43, 1.00, 0.37
    };

    /** The sum for "none of these". */
    private static final double NONE = 0.86;

    /**
     * How sure a total can be of which two sums may be meant: before and after a discount, or a rounding. Chosen by hand on a hundred
     * receipts whose labels differ on it, not measured.
     */
    private static final double AGREE_ON_DISCOUNTED = 0.88;

    private static final double AGREE_ON_ROUNDED = 0.93;

    private Scoring() {}

    /** The most likely candidate. */
    record Choice(Candidate candidate, double probability) {}

    /** The choice; empty if that none of the candidates is the total is likelier than each of them. */
    static Optional<Choice> choose(List<Candidate> candidates) {
        var best = Optional.<Candidate>empty();
        var bestScore = NONE;
        var sum = Math.exp(NONE);
        for (var candidate : candidates) {
            var score = score(candidate);
            sum += Math.exp(score);
            if (score > bestScore) {
                best = Optional.of(candidate);
                bestScore = score;
            }
        }
        var probability = Math.exp(bestScore) / sum;
        return best.map(candidate -> new Choice(candidate, probability * agreement(candidate)));
    }

    private static double agreement(Candidate candidate) {
        if (candidate.context().discounted()) {
            return AGREE_ON_DISCOUNTED;
        }
        return candidate.context().rounding() == Candidate.Rounding.NONE ? 1 : AGREE_ON_ROUNDED;
    }

    private static double score(Candidate candidate) {
        var features = candidate.features();
        var score = 0.0;
        for (var i = 0; i < WEIGHTS.length; i++) {
            score += WEIGHTS[i] * features[i];
        }
        return score;
    }
}

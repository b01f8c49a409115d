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
        3.66, 3.21, 0.01, 2.21, -2.23, -0.70, 0.83, 0.96, 2.32, 3.12, 0.95, 2.19, 4.00, 1.61, 0.17, 1.10, 0.61, 1.86,
        -1.01, 2.01, -2.13, 0.11, -0.56, -1.43, 1.14, 0.09
    };

    /** The sum for "none of these". */
    private static final double NONE = 1.82;

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

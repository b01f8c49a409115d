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
        3.5, 2.5, 0.3, 1.0, -2.5, -0.5, 1.0, 1.0, 1.5, 2.0, 1.5, 1.5, 4.0, 1.0, 0.7, 0.8, 0.8, 2.0, -1.0
    };

    /** The sum for "none of these". */
    private static final double NONE = 1.5;

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
        return best.map(candidate -> new Choice(candidate, probability));
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

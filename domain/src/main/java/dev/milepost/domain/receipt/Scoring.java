package dev.milepost.domain.receipt;

import java.util.List;
import java.util.Optional;

/**
 * Chooses among candidates by a log-linear model: each piece of evidence has a weight, and a candidate's probability is its share of
 * the exponentials of the sums, with the possibility beside them that the total isn't among them at all.
 */
final class Scoring {
    private Scoring() {}

    /** The most likely candidate. @param probability as the model's calibration and what was meant leave it */
    record Choice(Candidate candidate, double probability) {}

    /** The choice; empty if that none of the candidates is the total is likelier than each of them. */
    static Optional<Choice> choose(List<Candidate> candidates, ScoringModel model) {
        var best = Optional.<Candidate>empty();
        var bestScore = model.none();
        var sum = Math.exp(bestScore);
        for (var candidate : candidates) {
            var score = model.score(candidate.features());
            sum += Math.exp(score);
            if (score > bestScore) {
                best = Optional.of(candidate);
                bestScore = score;
            }
        }
        var probability = Math.exp(bestScore) / sum;
        return best.map(candidate ->
                new Choice(candidate, model.calibration().share(probability) * model.agreement(candidate)));
    }
}

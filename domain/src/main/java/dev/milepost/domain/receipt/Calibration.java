package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.Reliability.Claim;
import java.util.List;

/**
 * Makes of the share that a model claims the share that is right: a logistic curve over the claim's log-odds (Platt, Probabilistic outputs for
 * support vector machines, 1999). Who claims more is left with more.
 *
 * @param slope positive; 1 leaves differences as they are
 * @param offset 0 leaves a claim of one half as it is
 */
record Calibration(double slope, double offset) {
    /** Takes every claim as it is. */
    static final Calibration NONE = new Calibration(1, 0);

    /** No claim is taken for more certain than this: its odds have no end. */
    private static final double UTMOST = 1e-9;

    Calibration {
        if (!(slope > 0)) {
            throw new IllegalArgumentException("a surer claim must not be worth less: " + slope);
        }
    }

    /** As far from {@link #NONE} as the claims demand. @param weight how much each of them counts, 1 for a receipt */
    static Calibration fit(List<Claim> claims, double weight) {
        // A choice between "right", by the log-odds, and "none of these" is just this curve.
        var examples = claims.stream()
                .map(claim -> new WeightFit.Example(
                        List.of(new double[] {logOdds(claim.probability())}), claim.right() ? 0 : -1, weight))
                .toList();
        var weights = WeightFit.fit(examples, List.of(NONE.slope, -NONE.offset));
        return weights[0] > 0 ? new Calibration(weights[0], -weights[1]) : NONE;
    }

    /** The share, 0..1, of such claims that are right. */
    double share(double claimed) {
        return 1 / (1 + Math.exp(-(offset + slope * logOdds(claimed))));
    }

    private static double logOdds(double probability) {
        var bounded = Math.clamp(probability, UTMOST, 1 - UTMOST);
        return Math.log(bounded / (1 - bounded));
    }
}

package dev.milepost.domain.receipt;

import java.util.List;

/** Fits the weights of evidence by maximum likelihood, with a quadratic penalty on what they differ from expected ones: Newton's method. */
final class WeightFit {
    private static final double PENALTY = 1;
    private static final int MOST_STEPS = 40;
    private static final double SMALL_STEP = 1e-4;

    private WeightFit() {}

    /**
     * A receipt to learn from.
     *
     * @param features of each candidate
     * @param right index of the right one; -1 if it isn't among them
     * @param weight how much the receipt counts
     */
    record Example(List<double[]> features, int right, double weight) {}

    /** The weights, that of "none of the candidates" last, as are the expected ones. */
    static double[] fit(List<Example> examples, List<Double> expected) {
        var weights = expected.stream().mapToDouble(Double::doubleValue).toArray();
        for (var step = 0; step < MOST_STEPS; step++) {
            var change = step(examples, expected, weights);
            // A full step may overshoot while the weights are far off; half of one never does for long.
            var damping = step < 3 ? 0.5 : 1;
            var largest = 0.0;
            for (var i = 0; i < weights.length; i++) {
                weights[i] -= damping * change[i];
                largest = Math.max(largest, Math.abs(change[i]));
            }
            if (largest < SMALL_STEP) {
                break;
            }
        }
        return weights;
    }

    private static double[] step(List<Example> examples, List<Double> expected, double[] weights) {
        var size = weights.length;
        var gradient = new double[size];
        var curvature = new double[size][size];
        for (var i = 0; i < size; i++) {
            gradient[i] = PENALTY * (weights[i] - expected.get(i));
            curvature[i][i] = PENALTY;
        }
        examples.forEach(example -> add(example, weights, gradient, curvature));
        return solve(curvature, gradient);
    }

    private static void add(Example example, double[] weights, double[] gradient, double[][] curvature) {
        var none = weights.length - 1;
        var shares = shares(example.features(), weights);
        var mean = new double[weights.length];
        mean[none] = shares[shares.length - 1];
        curvature[none][none] += example.weight() * mean[none];
        for (var c = 0; c < example.features().size(); c++) {
            var features = example.features().get(c);
            for (var i = 0; i < none; i++) {
                if (features[i] != 0) {
                    mean[i] += shares[c] * features[i];
                    for (var j = 0; j < none; j++) {
                        curvature[i][j] += example.weight() * shares[c] * features[i] * features[j];
                    }
                }
            }
        }
        for (var i = 0; i < weights.length; i++) {
            gradient[i] += example.weight() * (mean[i] - seen(example, i, none));
            for (var j = 0; j < weights.length; j++) {
                curvature[i][j] -= example.weight() * mean[i] * mean[j];
            }
        }
    }

    private static double seen(Example example, int feature, int none) {
        if (example.right() < 0) {
            return feature == none ? 1 : 0;
        }
        return feature == none ? 0 : example.features().get(example.right())[feature];
    }

    /** Probability of each candidate, that of none last. */
    private static double[] shares(List<double[]> candidates, double[] weights) {
        var shares = new double[candidates.size() + 1];
        var sum = 0.0;
        for (var c = 0; c < shares.length; c++) {
            var score = c == candidates.size() ? weights[weights.length - 1] : score(candidates.get(c), weights);
            shares[c] = Math.exp(score);
            sum += shares[c];
        }
        for (var c = 0; c < shares.length; c++) {
            shares[c] /= sum;
        }
        return shares;
    }

    private static double score(double[] features, double[] weights) {
        var score = 0.0;
        for (var i = 0; i < features.length; i++) {
            score += features[i] * weights[i];
        }
        return score;
    }

    /** Gaussian elimination; the matrix is positive definite by the penalty, so that no pivoting is needed. */
    private static double[] solve(double[][] matrix, double[] right) {
        var size = right.length;
        for (var pivot = 0; pivot < size; pivot++) {
            for (var row = pivot + 1; row < size; row++) {
                var factor = matrix[row][pivot] / matrix[pivot][pivot];
                for (var column = pivot; column < size; column++) {
                    matrix[row][column] -= factor * matrix[pivot][column];
                }
                right[row] -= factor * right[pivot];
            }
        }
        for (var row = size - 1; row >= 0; row--) {
            for (var column = row + 1; column < size; column++) {
                right[row] -= matrix[row][column] * right[column];
            }
            right[row] /= matrix[row][row];
        }
        return right;
    }
}

package dev.milepost.domain.receipt;

import java.util.ArrayList;
import java.util.List;

/**
 * What readings claimed, held against what came true, by ranges of confidence: the figures of a reliability diagram (DeGroot and Fienberg, The
 * comparison and evaluation of forecasters, 1983).
 *
 * @param ranges from the lowest to the highest confidence; those without readings are left out
 */
public record Reliability(List<Range> ranges) {
    private static final double[] BOUNDS = {0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.99, 1};

    public Reliability {
        ranges = List.copyOf(ranges);
    }

    /** A reading that claimed to be right with this probability, and whether it was. */
    public record Claim(double probability, boolean right) {}

    /**
     * Readings whose confidence is in {@code [from, to)}, the last range with its end.
     *
     * @param claimed mean of their confidence
     * @param right share of them that is right
     */
    public record Range(double from, double to, int readings, double claimed, double right) {}

    /** The ranges of these claims. */
    public static Reliability of(List<Claim> claims) {
        var ranges = new ArrayList<Range>();
        for (var i = 0; i + 1 < BOUNDS.length; i++) {
            var from = BOUNDS[i];
            var to = i + 2 < BOUNDS.length ? BOUNDS[i + 1] : Math.nextUp(BOUNDS[i + 1]);
            var within = claims.stream()
                    .filter(claim -> claim.probability() >= from && claim.probability() < to)
                    .toList();
            if (!within.isEmpty()) {
                ranges.add(range(from, BOUNDS[i + 1], within));
            }
        }
        return new Reliability(ranges);
    }

    private static Range range(double from, double to, List<Claim> within) {
        return new Range(
                from,
                to,
                within.size(),
                within.stream().mapToDouble(Claim::probability).average().orElseThrow(),
                within.stream()
                        .mapToInt(claim -> claim.right() ? 1 : 0)
                        .average()
                        .orElseThrow());
    }

    /** By how much claims and truth differ in a range, on average over the readings (expected calibration error); 0 without any. */
    public double error() {
        var readings = ranges.stream().mapToInt(Range::readings).sum();
        var off = ranges.stream()
                .mapToDouble(range -> range.readings() * Math.abs(range.claimed() - range.right()))
                .sum();
        return readings == 0 ? 0 : off / readings;
    }
}

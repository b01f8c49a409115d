package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeMap;

/**
 * The fixes of one task in order of time, at most one an instant. Fixes may be added in any order, in any parts and any number of
 * times: the track is the same. Of two different fixes with one instant the more accurate is kept, and of equally accurate ones one that
 * doesn't depend on which came first.
 */
public final class Track {
    public static final Track EMPTY = new Track(List.of());

    /** A total order of fixes: the greatest of an instant is kept. */
    private static final Comparator<Fix> WORTH = Comparator.comparingDouble(
                    (Fix fix) -> -fix.accuracyMetres().orElse(Double.MAX_VALUE))
            .thenComparing(Fix::mock, Comparator.reverseOrder())
            .thenComparing(Fix::source)
            .thenComparingDouble(fix -> orLowest(fix.speed()))
            .thenComparingDouble(fix -> orLowest(fix.bearing()))
            .thenComparingDouble(fix -> orLowest(fix.altitude()))
            .thenComparingDouble(fix -> orLowest(fix.battery()))
            .thenComparingDouble(fix -> fix.point().lat())
            .thenComparingDouble(fix -> fix.point().lon());

    private final List<Fix> fixes;

    private Track(List<Fix> fixes) {
        this.fixes = fixes;
    }

    public static Track of(Collection<Fix> fixes) {
        return EMPTY.with(fixes);
    }

    /** Of fixes that are already in order, one an instant. */
    static Track ofOrdered(List<Fix> fixes) {
        return new Track(List.copyOf(fixes));
    }

    /** In order of time. */
    public List<Fix> fixes() {
        return fixes;
    }

    /** This track and these fixes. */
    public Track with(Collection<Fix> added) {
        var byTime = new TreeMap<Instant, Fix>();
        fixes.forEach(fix -> byTime.put(fix.recordedAt(), fix));
        added.forEach(fix -> byTime.merge(fix.recordedAt(), fix, Track::better));
        return new Track(List.copyOf(byTime.values()));
    }

    /** The fixes recorded from one instant until before another. */
    public Track between(Instant from, Instant until) {
        return new Track(fixes.stream()
                .filter(fix ->
                        !fix.recordedAt().isBefore(from) && fix.recordedAt().isBefore(until))
                .toList());
    }

    /** The one of two fixes with the same instant that a track keeps, whichever way round they are given. */
    public static Fix better(Fix one, Fix other) {
        return WORTH.compare(one, other) >= 0 ? one : other;
    }

    private static double orLowest(OptionalDouble value) {
        return value.orElse(Double.NEGATIVE_INFINITY);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Track that && fixes.equals(that.fixes);
    }

    @Override
    public int hashCode() {
        return fixes.hashCode();
    }

    @Override
    public String toString() {
        return "Track of " + fixes.size() + " fixes";
    }
}

package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * The fixes of one task in order of time, at most one an instant. Fixes may be added in any order, in any parts and any number of
 * times: the track is the same. Of two different fixes with one instant the one that came first is kept: what has once been taken is never
 * altered.
 */
public final class Track {
    public static final Track EMPTY = new Track(List.of());

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
        added.forEach(fix -> byTime.putIfAbsent(fix.recordedAt(), fix));
        return new Track(List.copyOf(byTime.values()));
    }

    /** The fixes recorded from one instant until before another. */
    public Track between(Instant from, Instant until) {
        return new Track(fixes.stream()
                .filter(fix ->
                        !fix.recordedAt().isBefore(from) && fix.recordedAt().isBefore(until))
                .toList());
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

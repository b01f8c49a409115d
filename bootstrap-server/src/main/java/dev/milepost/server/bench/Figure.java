package dev.milepost.server.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * One thing measured.
 *
 * @param name of the case: what was measured, how
 * @param unit of median, p99 and floor: {@code ms}, {@code points/s} …
 * @param median the middle of what was measured, or for a rate the rate
 * @param p99 what 99 % stay below; empty for a rate
 * @param floor the same unit's figure for the least that could do the job; empty for a floor itself
 * @param more further figures of the case by their names, units within the names
 */
record Figure(
        String name, String unit, double median, OptionalDouble p99, OptionalDouble floor, Map<String, Double> more) {
    Figure {
        more = Map.copyOf(more);
    }

    static Figure of(String name, String unit, double median) {
        return new Figure(name, unit, median, OptionalDouble.empty(), OptionalDouble.empty(), Map.of());
    }

    Figure withP99(double value) {
        return new Figure(name, unit, median, OptionalDouble.of(value), floor, more);
    }

    Figure beside(double itsFloor) {
        return new Figure(name, unit, median, p99, OptionalDouble.of(itsFloor), more);
    }

    Figure with(String what, double value) {
        var added = new LinkedHashMap<>(more);
        added.put(what, value);
        return new Figure(name, unit, median, p99, floor, added);
    }

    /** Of the median to the floor. */
    OptionalDouble ratio() {
        return floor.isPresent() ? OptionalDouble.of(median / floor.getAsDouble()) : OptionalDouble.empty();
    }
}

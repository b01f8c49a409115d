package dev.milepost.domain.receipt;

import java.util.Comparator;
import java.util.List;

/** One half of the lessons, to be tested on what is learned from the other. */
record Halves(List<Lesson> one, List<Lesson> other) {
    private static final int MULTIPLIER = 0x9E3779B1;

    /** Both ways round. How they are halved depends on the names and the number of the repetition alone. */
    static List<Halves> of(List<Lesson> lessons, int repetition) {
        var mixed = lessons.stream()
                .sorted(Comparator.comparingInt(
                        lesson -> mix(lesson.name().hashCode() + MULTIPLIER * (repetition + 1))))
                .toList();
        var one = mixed.subList(0, mixed.size() / 2);
        var other = mixed.subList(mixed.size() / 2, mixed.size());
        return List.of(new Halves(one, other), new Halves(other, one));
    }

    /** Spreads the bits of a number (the finalizer of MurmurHash3). */
    private static int mix(int bits) {
        var first = (bits ^ bits >>> 16) * 0x85EBCA6B;
        var second = (first ^ first >>> 13) * 0xC2B2AE35;
        return second ^ second >>> 16;
    }
}

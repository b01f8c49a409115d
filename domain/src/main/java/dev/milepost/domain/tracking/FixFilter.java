package dev.milepost.domain.tracking;

import java.util.Optional;

/**
 * Which fixes of a track count. A fix doesn't when it is no later than the one before, less accurate than the rules allow, or so far from
 * the last that counted that nobody could have come there. Several of those in a row that agree with each other count after all, from the
 * last of them on: then the one before was wrong. A function of the fixes in order of time, whatever order they were uploaded in.
 */
final class FixFilter {
    /** So many fixes in a row, each possible after the one before, outvote the last that counted. */
    private static final int OUTVOTING = 3;

    /** How far receivers stray beyond the accuracy that they claim. */
    private static final double STRAY_METRES = 50;

    private final TrackingRules rules;

    FixFilter(TrackingRules rules) {
        this.rules = rules;
    }

    /**
     * What the filter remembers.
     *
     * @param counted the last fix that counted
     * @param suspect the last fix, if it couldn't be
     * @param suspects how many in a row couldn't be and agree with each other
     */
    record Memory(Optional<Fix> counted, Optional<Fix> suspect, int suspects) {
        static final Memory NONE = new Memory(Optional.empty(), Optional.empty(), 0);

        boolean justCounted(Fix fix) {
            return counted.isPresent() && counted.get() == fix;
        }
    }

    /** The memory after one more fix, which counts if {@link Memory#justCounted}. */
    Memory judge(Memory memory, Fix fix) {
        if (rules.accuracyOf(fix) > rules.worstAccuracyMetres()) {
            return memory;
        }
        if (memory.counted.isEmpty() || isPossible(memory.counted.get(), fix)) {
            return new Memory(Optional.of(fix), Optional.empty(), 0);
        }
        boolean agrees = memory.suspect.isPresent() && isPossible(memory.suspect.get(), fix);
        int suspects = agrees ? memory.suspects + 1 : 1;
        return suspects >= OUTVOTING
                ? new Memory(Optional.of(fix), Optional.empty(), 0)
                : new Memory(memory.counted, Optional.of(fix), suspects);
    }

    private boolean isPossible(Fix from, Fix to) {
        double seconds = Seconds.between(from.recordedAt(), to.recordedAt());
        double allowed = rules.topSpeed() * seconds + rules.accuracyOf(from) + rules.accuracyOf(to) + STRAY_METRES;
        return seconds > 0 && from.point().distanceTo(to.point()) <= allowed;
    }
}

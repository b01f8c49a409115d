package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a {@link RouteMatcher} knows after some fixes; immutable, and small whatever the number of fixes. */
public final class MatchState {
    private final RouteMatcher matcher;
    private final FixFilter.Memory memory;
    private final Optional<Instant> heardAt;
    private final Optional<Whereabouts> whereabouts;
    private final int accepted;
    private final int filtered;

    private MatchState(
            RouteMatcher matcher,
            FixFilter.Memory memory,
            Optional<Instant> heardAt,
            Optional<Whereabouts> whereabouts,
            int accepted,
            int filtered) {
        this.matcher = matcher;
        this.memory = memory;
        this.heardAt = heardAt;
        this.whereabouts = whereabouts;
        this.accepted = accepted;
        this.filtered = filtered;
    }

    static MatchState before(RouteMatcher matcher) {
        return new MatchState(matcher, FixFilter.Memory.NONE, Optional.empty(), Optional.empty(), 0, 0);
    }

    MatchState withFiltered(FixFilter.Memory remembered, Fix fix) {
        return new MatchState(matcher, remembered, heard(fix), whereabouts, accepted, filtered + 1);
    }

    MatchState withCounted(FixFilter.Memory remembered, Whereabouts next) {
        return new MatchState(matcher, remembered, heard(next.fix()), Optional.of(next), accepted + 1, filtered);
    }

    private Optional<Instant> heard(Fix fix) {
        return heardAt.filter(at -> at.isAfter(fix.recordedAt())).or(() -> Optional.of(fix.recordedAt()));
    }

    FixFilter.Memory memory() {
        return memory;
    }

    Optional<Whereabouts> whereabouts() {
        return whereabouts;
    }

    /** Where the courier is, as of these fixes. */
    public Progress progress() {
        return whereabouts.map(this::progress).orElseGet(this::noProgress);
    }

    private Progress progress(Whereabouts known) {
        var rules = matcher.rules();
        double length = matcher.route().lengthMetres();
        return new Progress(
                Optional.of(known.fix()),
                heardAt,
                known.alongMetres(length),
                length,
                known.speed(rules),
                known.eta(length, matcher.usual()),
                known.offRoute().isOffRoute(),
                known.offRoute().metres(),
                known.offRoute().episodes(),
                known.motion().stationarySince(rules),
                known.beam().best().visits().checkpoints(),
                known.motion().distanceMetres(),
                known.motion().movingTime(rules),
                known.motion().standingTime(rules),
                accepted,
                filtered);
    }

    private Progress noProgress() {
        return new Progress(
                Optional.empty(),
                heardAt,
                0,
                matcher.route().lengthMetres(),
                OptionalDouble.empty(),
                Optional.empty(),
                false,
                0,
                List.of(),
                Optional.empty(),
                matcher.stops().none().checkpoints(),
                0,
                Duration.ZERO,
                Duration.ZERO,
                accepted,
                filtered);
    }
}

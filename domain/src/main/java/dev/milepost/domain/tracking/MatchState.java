package dev.milepost.domain.tracking;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a {@link RouteMatcher} knows after some fixes; immutable and small. */
public final class MatchState {
    private final RouteMatcher matcher;
    private final Optional<Fix> last;
    private final double alongMetres;
    private final int accepted;
    private final int filtered;

    MatchState(RouteMatcher matcher, Optional<Fix> last, double alongMetres, int accepted, int filtered) {
        this.matcher = matcher;
        this.last = last;
        this.alongMetres = alongMetres;
        this.accepted = accepted;
        this.filtered = filtered;
    }

    /** Where the courier is, as of these fixes. */
    public Progress progress() {
        var checkpoints = matcher.route().checkpoints().stream()
                .map(checkpoint -> new CheckpointProgress(checkpoint.name(), Optional.<Instant>empty()))
                .toList();
        return new Progress(
                last,
                last.map(Fix::recordedAt),
                alongMetres,
                matcher.route().lengthMetres(),
                last.map(Fix::speed).orElse(OptionalDouble.empty()),
                Optional.empty(),
                false,
                0,
                List.of(),
                Optional.empty(),
                checkpoints,
                0,
                Duration.ZERO,
                Duration.ZERO,
                accepted,
                filtered);
    }

    Optional<Fix> last() {
        return last;
    }

    double alongMetres() {
        return alongMetres;
    }

    int accepted() {
        return accepted;
    }

    int filtered() {
        return filtered;
    }
}

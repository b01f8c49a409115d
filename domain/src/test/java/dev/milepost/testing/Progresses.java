package dev.milepost.testing;

import dev.milepost.domain.tracking.CheckpointProgress;
import dev.milepost.domain.tracking.Eta;
import dev.milepost.domain.tracking.OffRouteEpisode;
import dev.milepost.domain.tracking.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;

/** Makes progress along the way of {@link Routes}. */
public final class Progresses {
    private Progresses() {}

    /** Before the first fix. */
    public static Progress none() {
        return new Progress(
                Optional.empty(),
                Optional.empty(),
                0,
                2_001.5,
                OptionalDouble.empty(),
                Optional.empty(),
                false,
                0,
                List.of(),
                Optional.empty(),
                List.of(new CheckpointProgress("Start", Optional.empty())),
                0,
                Duration.ZERO,
                Duration.ZERO,
                0,
                0);
    }

    /** With everything that can be known. */
    public static Progress full(Instant at) {
        return new Progress(
                Optional.of(Fixes.at(at, 0.5)),
                Optional.of(at.plusMillis(250)),
                1_000.123456789,
                2_001.5,
                OptionalDouble.of(1.25),
                Optional.of(new Eta(Duration.ofMillis(754_321), Eta.Confidence.MEDIUM)),
                true,
                123.456,
                List.of(
                        new OffRouteEpisode(at.minusSeconds(600), Optional.of(at.minusSeconds(500)), 99.5),
                        new OffRouteEpisode(at.minusSeconds(60), Optional.empty(), 123.456)),
                Optional.of(at.minusSeconds(30)),
                List.of(
                        new CheckpointProgress("门 \"1\"", Optional.of(at.minusSeconds(900))),
                        new CheckpointProgress("End", Optional.empty())),
                1_234.5,
                Duration.ofMillis(900_250),
                Duration.ofSeconds(30),
                480,
                20);
    }
}

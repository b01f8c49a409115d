package dev.milepost.testing;

import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;

/** Makes fixes along the way of {@link Routes}. */
public final class Fixes {
    private Fixes() {}

    /** A fix at a share of the way, with every measure that a phone may give. */
    public static Fix at(Instant recordedAt, double share) {
        return new Fix(
                recordedAt,
                Routes.at(share),
                OptionalDouble.of(7.5),
                OptionalDouble.of(1.25),
                OptionalDouble.of(0.5),
                OptionalDouble.of(-12.5),
                OptionalDouble.of(80),
                true,
                FixSource.APP);
    }

    /** The whole way in so many fixes, one every ten seconds from an instant on. */
    public static List<Fix> wholeWay(Instant from, int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> Fix.at(from.plus(Duration.ofSeconds(10L * i)), Routes.at(i / (count - 1.0))))
                .toList();
    }
}

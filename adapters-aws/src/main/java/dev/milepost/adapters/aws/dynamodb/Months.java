package dev.milepost.adapters.aws.dynamodb;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.stream.Stream;

/** Months in UTC as the partitions of {@link Index#MONTH}: what a report needs lies in one or two of them. */
final class Months {
    private Months() {}

    static String of(Instant at) {
        return YearMonth.from(at.atOffset(ZoneOffset.UTC)).toString();
    }

    /** Every month that holds an instant from the first until before the second. */
    static Stream<String> between(Instant from, Instant to) {
        var end = YearMonth.from(to.atOffset(ZoneOffset.UTC));
        return Stream.iterate(
                        YearMonth.from(from.atOffset(ZoneOffset.UTC)),
                        month -> !month.isAfter(end),
                        month -> month.plusMonths(1))
                .map(YearMonth::toString);
    }

    /** The items of an index by month with {@code from <= at < to}. */
    static Stream<ItemReader> items(ByTime index, Instant from, Instant to) {
        return between(from, to)
                .flatMap(month -> index.between(month, from, to))
                .filter(item -> item.instant(Index.MONTH.range()).isBefore(to));
    }
}

package dev.milepost.application.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.World;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a period begins and ends is a matter of the organisation's zone, also on days on which its clocks change. */
class PeriodsInZonesTest {
    private final World world = new World();

    /**
     * Local midnight at which one period gives way to the next, in zones without and with summer time: at a month's end, at a year's end,
     * and in the weeks of both changes of the clocks; in Beirut and Santiago the clocks change at midnight itself.
     */
    @ParameterizedTest
    @CsvSource({
        "Asia/Shanghai, 2026-12-01",
        "Asia/Shanghai, 2026-11-23",
        "Europe/Berlin, 2026-03-30",
        "Europe/Berlin, 2026-10-26",
        "Europe/Berlin, 2026-11-01",
        "America/New_York, 2026-03-09",
        "America/New_York, 2026-11-02",
        "America/New_York, 2027-01-01",
        "Asia/Kathmandu, 2026-09-01",
        "Asia/Beirut, 2026-03-30",
        "America/Santiago, 2026-04-06",
    })
    void whatHappensAroundMidnightCountsOnceAndOnItsSide(ZoneId zone, LocalDate day) {
        var midnight = day.atStartOfDay(zone).toInstant();
        happen(1, midnight.minusMillis(1));
        happen(2, midnight);
        world.clock.set(midnight.plus(Duration.ofDays(40)));

        var editions = close(zone);
        var before = day.getDayOfMonth() == 1 ? Month.of(day.minusDays(1)) : Week.of(day.minusDays(1));
        var after = day.getDayOfMonth() == 1 ? Month.of(day) : Week.of(day);

        for (var period : List.of(before, after)) {
            var figures = of(editions, period).report().organisation();
            assertThat(figures.whole(Figure.PUBLISHED)).as("%s", period).isEqualTo(1);
            assertThat(figures.whole(Figure.COMPLETED)).as("%s", period).isEqualTo(1);
            assertThat(figures.whole(Figure.RECEIPTS_PENDING)).as("%s", period).isEqualTo(1);
            assertThat(of(editions, period).report().zone()).isEqualTo(zone);
        }
        assertThat(of(editions, before).report().to())
                .isEqualTo(midnight)
                .isEqualTo(of(editions, after).report().from());
    }

    @ParameterizedTest
    @CsvSource({
        "Europe/Berlin, 2026-W13, 167",
        "Europe/Berlin, 2026-W43, 169",
        "America/New_York, 2026-W10, 167",
        "America/New_York, 2026-W44, 169",
        "Asia/Shanghai, 2026-W43, 168",
    })
    void aWeekIsMadeAtTheFirstMomentAfterIt(ZoneId zone, String label, long hours) {
        var week = Week.parse(label).orElseThrow();
        happen(1, week.start(zone));
        assertThat(Duration.between(week.start(zone), week.end(zone)).toHours()).isEqualTo(hours);

        world.clock.set(week.end(zone).minusMillis(1));
        assertThat(close(zone)).noneMatch(edition -> edition.report().period().equals(week));

        world.clock.set(week.end(zone));
        assertThat(close(zone)).extracting(edition -> edition.report().period()).contains(week);
    }

    @Test
    void aMonthIsAnotherInEachZone() {
        var at = Instant.parse("2026-10-31T17:00:00Z");
        happen(1, at);
        var october = new Month(YearMonth.of(2026, 10));
        var november = new Month(YearMonth.of(2026, 11));

        assertThat(completed(ZoneId.of("Asia/Shanghai"), november)).isEqualTo(1);
        assertThat(completed(ZoneId.of("Europe/Berlin"), october)).isEqualTo(1);
        assertThat(completed(ZoneId.of("America/New_York"), october)).isEqualTo(1);
        assertThat(completed(ZoneId.of("America/New_York"), november)).isZero();
    }

    private void happen(int number, Instant at) {
        var task = world.offer(Tasks.numbered(number).publishedAt(at));
        world.reports.save(Reports.summary(number).endedAt(at).get());
        world.receipts.add(Receipts.numbered(number).on(task.id()).at(at).waiting());
    }

    private List<Edition> close(ZoneId zone) {
        return new CloseReports(world.reportSources, zone, world.clock).close();
    }

    private static Edition of(List<Edition> editions, ReportingPeriod period) {
        return editions.stream()
                .filter(edition -> edition.report().period().equals(period))
                .findFirst()
                .orElseThrow();
    }

    private long completed(ZoneId zone, ReportingPeriod period) {
        world.clock.set(Instant.parse("2026-12-05T00:00:00Z"));
        var queries = new ReportQueries(world.reportSources, zone, world.clock);
        return World.done(queries.find(period, Optional.empty(), Optional.empty()))
                .report()
                .organisation()
                .whole(Figure.COMPLETED);
    }
}

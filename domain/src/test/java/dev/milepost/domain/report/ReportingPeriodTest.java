package dev.milepost.domain.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.report.ReportingPeriod.Week;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Locale;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReportingPeriodTest {
    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

    @ParameterizedTest
    @CsvSource({
        "2026-W47, 2026-11-16",
        "2026-W01, 2025-12-29",
        "2020-W53, 2020-12-28",
        "2026-W53, 2026-12-28",
        "2021-W01, 2021-01-04",
        "2027-W01, 2027-01-04",
        "2024-W01, 2024-01-01",
        "1970-W01, 1969-12-29",
        "9999-W52, 9999-12-27"
    })
    void aWeekBeginsOnItsMonday(String label, LocalDate monday) {
        var week = Week.parse(label).orElseThrow();

        assertThat(week.firstDay()).isEqualTo(monday);
        assertThat(week.firstDay().getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(week.endDay()).isEqualTo(monday.plusDays(7));
        assertThat(week.label()).isEqualTo(label);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-W00",
                "2026-W54",
                "2020-W54",
                "2021-W53",
                "2025-W53",
                "1969-W10",
                "0000-W01",
                "2026-w47",
                "2026-W7",
                "2026W47",
                "2026-W047",
                " 2026-W47",
                "2026-W47\n",
                "٢٠٢٦-W٤٧",
                "+2026-W47",
                "2026-11",
                ""
            })
    void whatNamesNoWeekIsRefused(String label) {
        assertThat(Week.parse(label)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-00",
                "2026-13",
                "1969-12",
                "2026-1",
                "2026-111",
                "26-11",
                "2026-11-01",
                "2026-11\n",
                "٢٠٢٦-١١",
                "-2026-11",
                "2026-W47",
                ""
            })
    void whatNamesNoMonthIsRefused(String label) {
        assertThat(Month.parse(label)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-11, 2026-11-01, 2026-12-01", "2026-12, 2026-12-01, 2027-01-01", "2024-02, 2024-02-01, 2024-03-01"
    })
    void aMonthRunsFromItsFirstDayToTheNextOnes(String label, LocalDate first, LocalDate end) {
        var month = Month.parse(label).orElseThrow();

        assertThat(month.firstDay()).isEqualTo(first);
        assertThat(month.endDay()).isEqualTo(end);
        assertThat(month.label()).isEqualTo(label);
    }

    @Property
    void everyDayLiesInTheWeekAndTheMonthOfIt(@ForAll @IntRange(min = 0, max = 90_000) int daysSince1970) {
        var day = LocalDate.ofEpochDay(daysSince1970);
        for (var period : new ReportingPeriod[] {Week.of(day), Month.of(day)}) {
            assertThat(day).isAfterOrEqualTo(period.firstDay()).isBefore(period.endDay());
            assertThat(period.previous().endDay()).isEqualTo(period.firstDay());
        }
    }

    @Property
    void aLabelNamesItsPeriodAgain(@ForAll @IntRange(min = 4, max = 90_000) int daysSince1970) {
        var day = LocalDate.ofEpochDay(daysSince1970);

        assertThat(Week.parse(Week.of(day).label())).contains(Week.of(day));
        assertThat(Month.parse(Month.of(day).label())).contains(Month.of(day));
    }

    @Test
    void aLabelHasTheSameDigitsWhateverTheMachineSpeaks() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
        try {
            assertThat(new Week(2026, 7).label()).isEqualTo("2026-W07");
            assertThat(new Month(YearMonth.of(2026, 7)).label()).isEqualTo("2026-07");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void aPeriodBeginsAtMidnightOfItsZone() {
        var week = new Week(2026, 47);

        assertThat(week.start(SHANGHAI)).isEqualTo(Instant.parse("2026-11-15T16:00:00Z"));
        assertThat(week.end(SHANGHAI)).isEqualTo(Instant.parse("2026-11-22T16:00:00Z"));
        assertThat(week.start(BERLIN)).isEqualTo(Instant.parse("2026-11-15T23:00:00Z"));
    }

    @Test
    void aWeekInWhichTheClocksChangeIsAnHourShorterOrLonger() {
        assertThat(length(Week.of(LocalDate.of(2026, 3, 29)), BERLIN)).isEqualTo(Duration.ofHours(167));
        assertThat(length(Week.of(LocalDate.of(2026, 10, 25)), BERLIN)).isEqualTo(Duration.ofHours(169));
        assertThat(length(Week.of(LocalDate.of(2026, 3, 29)), SHANGHAI)).isEqualTo(Duration.ofHours(168));
    }

    @Test
    void aPeriodWhoseFirstMidnightDoesNotExistBeginsAnHourLater() {
        // Paraguay's summer time began at 00:00 on the first of October 2023, a Sunday: the day's first hour was
        // skipped.
        var asuncion = ZoneId.of("America/Asuncion");
        var october = new Month(YearMonth.of(2023, 10));

        assertThat(october.start(asuncion)).isEqualTo(Instant.parse("2023-10-01T04:00:00Z"));
        assertThat(length(october, asuncion)).isEqualTo(Duration.ofDays(31).minusHours(1));
    }

    @Test
    void theWeekBeforeTheFirstIsTheLastOfTheYearBefore() {
        assertThat(new Week(2021, 1).previous()).isEqualTo(new Week(2020, 53));
        assertThat(new Week(2022, 1).previous()).isEqualTo(new Week(2021, 52));
        assertThat(new Month(YearMonth.of(2026, 1)).previous()).isEqualTo(new Month(YearMonth.of(2025, 12)));
    }

    private static Duration length(ReportingPeriod period, ZoneId zone) {
        return Duration.between(period.start(zone), period.end(zone));
    }
}

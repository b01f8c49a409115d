package dev.milepost.domain.report;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** A week by ISO 8601 or a month of the calendar, in the organisation's time zone. */
public sealed interface ReportingPeriod {
    /** The week or month that this label names, or empty. */
    static Optional<ReportingPeriod> parse(String label) {
        return Week.parse(label).or(() -> Month.parse(label));
    }

    /** The first day. */
    LocalDate firstDay();

    /** The day after the last. */
    LocalDate endDay();

    /** As it is written in addresses: {@code 2026-W47}, {@code 2026-11}. */
    String label();

    default Instant start(ZoneId zone) {
        return firstDay().atStartOfDay(zone).toInstant();
    }

    /** The first instant after the period. */
    default Instant end(ZoneId zone) {
        return endDay().atStartOfDay(zone).toInstant();
    }

    /** The period right before this one. */
    ReportingPeriod previous();

    /** Weeks start on Monday; week 1 holds the year's first Thursday. */
    record Week(int weekBasedYear, int week) implements ReportingPeriod {
        private static final Pattern SHAPE = Pattern.compile("(\\d{4})-W(\\d{2})");

        /** The week that this label names, or empty: not of that shape, or the year has no such week. */
        public static Optional<ReportingPeriod> parse(String label) {
            var matcher = SHAPE.matcher(label);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            var year = Integer.parseInt(matcher.group(1));
            var week = Integer.parseInt(matcher.group(2));
            var lastWeek = LocalDate.of(year, 12, 28).get(IsoFields.WEEK_OF_WEEK_BASED_YEAR);
            return year >= 1970 && week >= 1 && week <= lastWeek ? Optional.of(new Week(year, week)) : Optional.empty();
        }

        public static Week of(LocalDate day) {
            return new Week(day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }

        @Override
        public LocalDate firstDay() {
            return LocalDate.of(weekBasedYear, 1, 4)
                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                    .plusWeeks(week - 1L);
        }

        @Override
        public LocalDate endDay() {
            return firstDay().plusWeeks(1);
        }

        @Override
        public String label() {
            return String.format(Locale.ROOT, "%04d-W%02d", weekBasedYear, week);
        }

        @Override
        public Week previous() {
            return of(firstDay().minusWeeks(1));
        }
    }

    /** A month of the calendar. */
    record Month(YearMonth month) implements ReportingPeriod {
        private static final Pattern SHAPE = Pattern.compile("\\d{4}-\\d{2}");

        /** The month that this label names, or empty: not of that shape, or there is no such month. */
        public static Optional<ReportingPeriod> parse(String label) {
            if (!SHAPE.matcher(label).matches()) {
                return Optional.empty();
            }
            try {
                var month = YearMonth.parse(label);
                return month.getYear() >= 1970 ? Optional.of(new Month(month)) : Optional.empty();
            } catch (DateTimeException noSuchMonth) {
                return Optional.empty();
            }
        }

        public static Month of(LocalDate day) {
            return new Month(YearMonth.from(day));
        }

        @Override
        public LocalDate firstDay() {
            return month.atDay(1);
        }

        @Override
        public LocalDate endDay() {
            return month.plusMonths(1).atDay(1);
        }

        @Override
        public String label() {
            return month.toString();
        }

        @Override
        public Month previous() {
            return new Month(month.minusMonths(1));
        }
    }
}

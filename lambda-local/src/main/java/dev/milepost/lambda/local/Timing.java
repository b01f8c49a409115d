package dev.milepost.lambda.local;

import com.cronutils.model.definition.CronConstraintsFactory;
import com.cronutils.model.definition.CronDefinition;
import com.cronutils.model.definition.CronDefinitionBuilder;
import com.cronutils.model.time.ExecutionTime;
import com.cronutils.parser.CronParser;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** When the time of a schedule comes: {@code rate(…)}, {@code cron(…)} or {@code at(…)}, as EventBridge takes them. */
sealed interface Timing {
    /** The first time that is not before this one; nothing if none comes any more. */
    Optional<Instant> from(Instant earliest);

    /**
     * @param zone by whose clocks {@code cron} and {@code at} go
     * @param start of the intervals of a {@code rate}
     * @throws IllegalArgumentException if EventBridge wouldn't take it, in words
     */
    static Timing of(String expression, ZoneId zone, Instant start) {
        var rate = Rate.EXPRESSION.matcher(expression);
        if (rate.matches()) {
            return Rate.of(rate.toMatchResult(), start);
        }
        if (expression.startsWith("cron(") && expression.endsWith(")")) {
            return Cron.of(expression.substring("cron(".length(), expression.length() - 1), zone);
        }
        if (expression.startsWith("at(") && expression.endsWith(")")) {
            return Once.of(expression.substring("at(".length(), expression.length() - 1), zone);
        }
        throw new IllegalArgumentException(
                "\"" + expression + "\" is none of rate(5 minutes), cron(0 12 * * ? *) and at(2026-12-31T12:00:00)");
    }

    /** Every so often; the length of days isn't that of any clock. */
    record Rate(Instant start, Duration every) implements Timing {
        private static final Pattern EXPRESSION = Pattern.compile("rate\\(([1-9]\\d{0,5}) (minute|hour|day)s?\\)");

        private static Rate of(MatchResult rate, Instant start) {
            var number = Long.parseLong(rate.group(1));
            return new Rate(
                    start,
                    switch (rate.group(2)) {
                        case "minute" -> Duration.ofMinutes(number);
                        case "hour" -> Duration.ofHours(number);
                        default -> Duration.ofDays(number);
                    });
        }

        @Override
        public Optional<Instant> from(Instant earliest) {
            var since = Duration.between(start, earliest);
            var times = since.isPositive() ? since.plus(every).minusNanos(1).dividedBy(every) : 0;
            return Optional.of(start.plus(every.multipliedBy(times)));
        }
    }

    /** By the clocks of a place: what falls into the hour that is left out in spring is left out, and what falls into the one that comes twice comes once. */
    record Cron(ExecutionTime times, ZoneId zone) implements Timing {
        private static final CronDefinition FIELDS = CronDefinitionBuilder.defineCron()
                .withMinutes()
                .and()
                .withHours()
                .and()
                .withDayOfMonth()
                .supportsL()
                .supportsW()
                .supportsLW()
                .supportsQuestionMark()
                .and()
                .withMonth()
                .and()
                .withDayOfWeek()
                .withValidRange(1, 7)
                .withMondayDoWValue(2)
                .supportsHash()
                .supportsL()
                .supportsQuestionMark()
                .and()
                .withYear()
                .withValidRange(1970, 2199)
                .and()
                .withCronValidation(CronConstraintsFactory.ensureEitherDayOfWeekOrDayOfMonth())
                .instance();

        private static Cron of(String fields, ZoneId zone) {
            try {
                return new Cron(ExecutionTime.forCron(new CronParser(FIELDS).parse(fields)), zone);
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("cron(" + fields + "): " + wrong.getMessage(), wrong);
            }
        }

        @Override
        public Optional<Instant> from(Instant earliest) {
            // The library counts in a place whose clocks are never changed.
            var local = earliest.atZone(zone)
                    .toLocalDateTime()
                    .atZone(ZoneOffset.UTC)
                    .minusNanos(1);
            for (var next = times.nextExecution(local); next.isPresent(); next = times.nextExecution(next.get())) {
                var time = next.get().toLocalDateTime();
                var offsets = zone.getRules().getValidOffsets(time);
                if (!offsets.isEmpty() && !time.toInstant(offsets.getFirst()).isBefore(earliest)) {
                    return Optional.of(time.toInstant(offsets.getFirst()));
                }
            }
            return Optional.empty();
        }
    }

    /** One time only. */
    record Once(Instant time) implements Timing {
        private static Once of(String time, ZoneId zone) {
            try {
                return new Once(LocalDateTime.parse(time).atZone(zone).toInstant());
            } catch (DateTimeParseException wrong) {
                throw new IllegalArgumentException("at(" + time + ") has no time like 2026-12-31T12:00:00", wrong);
            }
        }

        @Override
        public Optional<Instant> from(Instant earliest) {
            return Optional.of(time).filter(at -> !at.isBefore(earliest));
        }
    }
}

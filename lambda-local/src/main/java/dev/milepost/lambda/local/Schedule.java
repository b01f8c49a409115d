package dev.milepost.lambda.local;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A function that is called by the clock, as an event of the template says it: {@code Schedule} is a rule of EventBridge, {@code ScheduleV2} a
 * schedule of EventBridge Scheduler, which knows time zones, single times, a start and an end.
 *
 * @param name of the event
 * @param input what the function gets; empty: an event that tells of the schedule
 */
record Schedule(
        String function,
        String name,
        boolean byScheduler,
        String expression,
        ZoneId zone,
        Optional<Instant> start,
        Optional<Instant> end,
        Optional<String> input) {
    static final String RULE = "Schedule";
    static final String SCHEDULER = "ScheduleV2";

    /**
     * @param event its type and its properties
     * @return nothing if it is switched off
     * @throws IllegalArgumentException if AWS wouldn't take it, in words
     */
    static Optional<Schedule> of(String function, String name, JsonNode event) {
        var properties = event.path("Properties");
        var byScheduler = event.path("Type").asString("").equals(SCHEDULER);
        var schedule = new Schedule(
                function,
                name,
                byScheduler,
                properties.path(byScheduler ? "ScheduleExpression" : "Schedule").asString(""),
                zone(properties.path("ScheduleExpressionTimezone").asString("UTC")),
                instant(properties, "StartDate"),
                instant(properties, "EndDate"),
                Optional.of(properties.path("Input").asString("")).filter(input -> !input.isEmpty()));
        if (schedule.timing(Instant.EPOCH) instanceof Timing.Once && !byScheduler) {
            throw new IllegalArgumentException(schedule.expression + " is known to " + SCHEDULER + " only");
        }
        var isOff = properties.path("State").asString("").equals("DISABLED")
                || !properties.path("Enabled").asBoolean(true);
        return isOff ? Optional.empty() : Optional.of(schedule);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new IllegalArgumentException("there is no time zone " + name, unknown);
        }
    }

    private static Optional<Instant> instant(JsonNode properties, String name) {
        try {
            return Optional.ofNullable(properties.path(name).asString(null)).map(Instant::parse);
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(name + " is no time like 2026-12-31T12:00:00Z", wrong);
        }
    }

    /** @param made when the schedule was deployed. @return the first time that is not before the given one */
    Optional<Instant> next(Instant made, Instant earliest) {
        var from = Stream.concat(Stream.of(earliest), start.stream())
                .max(Instant::compareTo)
                .get();
        return timing(made).from(from).filter(time -> end.map(time::isBefore).orElse(true));
    }

    /** Scheduler calls at once for the first time, a rule when its first interval is over. */
    private Timing timing(Instant made) {
        var timing = Timing.of(expression, zone, start.orElse(made));
        return timing instanceof Timing.Rate rate && !byScheduler
                ? new Timing.Rate(made.plus(rate.every()), rate.every())
                : timing;
    }

    /** What the function gets for this time. */
    String event(Instant time) {
        var id = UUID.randomUUID().toString();
        var at = time.truncatedTo(ChronoUnit.SECONDS).toString();
        if (input.isPresent()) {
            return byScheduler ? told(input.get(), id, at) : input.get();
        }
        var event = JsonMapper.shared()
                .createObjectNode()
                .put("version", "0")
                .put("id", id)
                .put("detail-type", "Scheduled Event")
                .put("source", byScheduler ? "aws.scheduler" : "aws.events")
                .put("account", "123456789012")
                .put("time", at)
                .put("region", "us-east-1");
        event.putArray("resources").add(arn());
        if (byScheduler) {
            event.put("detail", "{}");
        } else {
            event.putObject("detail");
        }
        return event.toString();
    }

    private String told(String text, String id, String at) {
        return text.replace("<aws.scheduler.schedule-arn>", arn())
                .replace("<aws.scheduler.scheduled-time>", at)
                .replace("<aws.scheduler.execution-id>", id)
                .replace("<aws.scheduler.attempt-number>", "1");
    }

    private String arn() {
        return (byScheduler
                        ? "arn:aws:scheduler:us-east-1:123456789012:schedule/default/"
                        : "arn:aws:events:us-east-1:123456789012:rule/")
                + function
                + name;
    }
}

package dev.milepost.lambda.local;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/** A function that is called in regular intervals. */
record Schedule(String function, Duration every) {
    private static final Pattern RATE = Pattern.compile("rate\\((\\d{1,6}) (minute|hour|day)s?\\)");

    /** @return nothing for an expression that isn't a rate */
    static Optional<Schedule> of(String function, String expression) {
        var rate = RATE.matcher(expression);
        if (!rate.matches()) {
            return Optional.empty();
        }
        var number = Long.parseLong(rate.group(1));
        return Optional.of(new Schedule(
                function,
                switch (rate.group(2)) {
                    case "minute" -> Duration.ofMinutes(number);
                    case "hour" -> Duration.ofHours(number);
                    default -> Duration.ofDays(number);
                }));
    }

    static byte[] event() {
        var event = JsonMapper.shared()
                .createObjectNode()
                .put("version", "0")
                .put("id", UUID.randomUUID().toString())
                .put("detail-type", "Scheduled Event")
                .put("source", "aws.events")
                .put("region", "us-east-1")
                .put("time", Instant.now().toString());
        event.putObject("detail");
        return JsonMapper.shared().writeValueAsBytes(event);
    }
}

package dev.milepost.adapters.http.phone;

import dev.milepost.adapters.http.json.Json;
import dev.milepost.domain.tracking.Fix;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/**
 * What the OwnTracks app sends in HTTP mode (owntracks.org/booklet/tech/json): one JSON object a request, of many types, of which a location
 * alone has a position of the courier. A transition has one too, but of the edge of a region.
 */
final class OwnTracksMessage {
    private static final double KILOMETRES_AN_HOUR = 1 / 3.6;

    private OwnTracksMessage() {}

    /** The position in a message; empty for any other message, for none and for what can't be read. */
    static Optional<Fix> read(byte[] body) {
        try {
            var message = Json.mapper().readTree(body);
            return message.path("_type").asString("").equals("location")
                    ? location(message).toFix()
                    : Optional.empty();
        } catch (JacksonException junk) {
            return Optional.empty();
        }
    }

    private static PhoneFix location(JsonNode message) {
        return new PhoneFix(
                time(message.path("tst")),
                number(message, "lat"),
                number(message, "lon"),
                number(message, "acc"),
                scaled(number(message, "vel"), KILOMETRES_AN_HOUR),
                number(message, "cog"),
                number(message, "alt"),
                number(message, "batt"),
                false);
    }

    private static Optional<Instant> time(JsonNode seconds) {
        return seconds.canConvertToLong() ? PhoneTime.ofSeconds(seconds.asLong()) : Optional.empty();
    }

    private static OptionalDouble number(JsonNode message, String name) {
        var value = message.path(name);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }

    private static OptionalDouble scaled(OptionalDouble value, double factor) {
        return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }
}

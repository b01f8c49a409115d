package dev.milepost.adapters.http.phone;

import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/** A position as version 9 of Traccar Client has it: speeds in metres a second, the battery as a share, −1 for what isn't known. */
final class TraccarLocation {
    private TraccarLocation() {}

    static PhoneFix read(JsonNode location) {
        var coords = location.path("coords");
        var level = number(location.path("battery"), "level");
        return new PhoneFix(
                location.path("timestamp").asStringOpt().flatMap(PhoneTime::parse),
                number(coords, "latitude"),
                number(coords, "longitude"),
                number(coords, "accuracy"),
                number(coords, "speed"),
                number(coords, "heading"),
                number(coords, "altitude"),
                level.isPresent() ? OptionalDouble.of(100 * level.getAsDouble()) : level,
                location.path("mock").asBoolean(false));
    }

    private static OptionalDouble number(JsonNode node, String name) {
        var value = node.path(name);
        return value.isNumber() ? OptionalDouble.of(value.asDouble()) : OptionalDouble.empty();
    }
}

package dev.milepost.adapters.http.phone;

import dev.milepost.domain.tracking.Fix;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** One position as OsmAnd names its parts; speeds are in knots. */
record OsmAndFields(Map<String, String> fields) {
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{0,30})?([eE][+-]?\\d{1,3})?");

    /** In metres a second. */
    private static final double KNOT = 1852 / 3600.0;

    OsmAndFields {
        fields = Map.copyOf(fields);
    }

    Optional<String> key() {
        return text("id").or(() -> text("deviceid")).map(String::strip).filter(key -> !key.isEmpty());
    }

    /** @param now when it was recorded, if it doesn't say so */
    Optional<Fix> fix(Instant now) {
        if (isFalse("valid")) {
            return Optional.empty();
        }
        var time = text("timestamp").map(PhoneTime::parse).orElseGet(() -> Optional.of(now));
        var speed = number("speed");
        return new PhoneFix(
                        time,
                        coordinate("lat", 0),
                        coordinate("lon", 1),
                        number("accuracy"),
                        speed.isPresent() ? OptionalDouble.of(speed.getAsDouble() * KNOT) : speed,
                        number(fields.containsKey("bearing") ? "bearing" : "heading"),
                        number("altitude"),
                        number("batt"),
                        isTrue("mock"))
                .toFix();
    }

    private OptionalDouble coordinate(String name, int index) {
        var alone = number(name);
        if (alone.isPresent()) {
            return alone;
        }
        var both = text("location").orElse("").split(",", -1);
        return both.length == 2 ? number(Optional.of(both[index])) : OptionalDouble.empty();
    }

    private OptionalDouble number(String name) {
        return number(text(name));
    }

    private static OptionalDouble number(Optional<String> text) {
        return text.map(String::strip)
                .filter(number -> NUMBER.matcher(number).matches())
                .map(number -> OptionalDouble.of(Double.parseDouble(number)))
                .orElseGet(OptionalDouble::empty);
    }

    private boolean isTrue(String name) {
        return text(name)
                .filter(value -> value.equals("true") || value.equals("1"))
                .isPresent();
    }

    private boolean isFalse(String name) {
        return text(name)
                .filter(value -> value.equals("false") || value.equals("0"))
                .isPresent();
    }

    private Optional<String> text(String name) {
        return Optional.ofNullable(fields.get(name));
    }
}

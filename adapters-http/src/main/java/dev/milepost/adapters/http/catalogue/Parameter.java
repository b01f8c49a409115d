package dev.milepost.adapters.http.catalogue;

import dev.milepost.adapters.http.json.Timestamps;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Function;

/**
 * A parameter of the query, always optional.
 *
 * @param expected what a value must be, to complete "must be …"
 * @param schema its JSON Schema
 * @param parser the value of a text, empty if the text is none
 */
public record Parameter<T>(
        String name,
        String description,
        String expected,
        Map<String, Object> schema,
        Function<String, Optional<T>> parser) {
    public static Parameter<String> text(String name, int max, String description) {
        return new Parameter<>(
                name,
                description,
                "of 1 to " + max + " characters",
                Map.of("type", "string", "minLength", 1, "maxLength", max),
                text -> text.isBlank() || text.length() > max ? Optional.empty() : Optional.of(text));
    }

    /** A whole number within these bounds, both inclusive. */
    public static Parameter<Integer> whole(String name, int min, int max, String description) {
        return new Parameter<>(
                name,
                description,
                "a whole number between " + min + " and " + max,
                Map.of("type", "integer", "minimum", min, "maximum", max),
                text -> text.matches("-?[0-9]{1,9}")
                        ? Optional.of(Integer.valueOf(text)).filter(number -> number >= min && number <= max)
                        : Optional.empty());
    }

    /** A number within these bounds, both inclusive: digits with or without a decimal point. */
    public static Parameter<Double> number(String name, int min, int max, String description) {
        return new Parameter<>(
                name,
                description,
                "a number between " + min + " and " + max,
                Map.of("type", "number", "minimum", min, "maximum", max),
                text -> text.matches("-?[0-9]{1,9}(\\.[0-9]{1,9})?")
                        ? Optional.of(Double.valueOf(text)).filter(number -> number >= min && number <= max)
                        : Optional.empty());
    }

    public static Parameter<Instant> time(String name, String description) {
        return new Parameter<>(
                name,
                description,
                Timestamps.EXPECTED,
                Map.of("type", "string", "format", "date-time"),
                Timestamps::parse);
    }

    /** One of a few words, each of which means a value; named in the map's order, where it has one. */
    public static <T> Parameter<T> choice(String name, Map<String, T> choices, String description) {
        var names = choices.keySet().stream();
        var words = (choices instanceof SequencedMap ? names : names.sorted()).toList();
        return new Parameter<>(
                name,
                description,
                "one of " + String.join(", ", words),
                Map.of("type", "string", "enum", words),
                text -> Optional.ofNullable(choices.get(text)));
    }

    /** One of an enum's constants by its name. */
    public static <E extends Enum<E>> Parameter<E> constant(String name, Class<E> type, String description) {
        var choices = new LinkedHashMap<String, E>();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> choices.put(constant.name(), constant));
        return choice(name, choices, description);
    }
}

package dev.milepost.adapters.http.json;

import dev.milepost.adapters.http.json.RecordShape.Component;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.domain.Flaw;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.money.ParsedMoney;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * Makes a record of a JSON object and keeps to the letter of it: every component that isn't an {@code Optional} must be there, no other
 * field may be, nothing is converted from one JSON type to another, and the bounds of {@link Text}, {@link Range} and {@link Items} hold. All
 * flaws are found in one pass, each with its path.
 */
final class RecordReader {
    private static final int MAX_FLAWS = 20;

    private final List<Flaw> flaws = new ArrayList<>();

    private RecordReader() {}

    /** @throws RequestRefused with status 400 and every flaw */
    static <T extends Record> T read(JsonNode json, Class<T> type) {
        var reader = new RecordReader();
        var read = reader.object(type, json, "");
        if (!reader.flaws.isEmpty()) {
            throw new RequestRefused(Problem.invalid(reader.flaws));
        }
        return type.cast(read.orElseThrow());
    }

    private Optional<Object> object(Class<?> type, JsonNode node, String path) {
        if (!node.isObject()) {
            return flaw(path.isEmpty() ? "body" : path, "must be an object");
        }
        var shape = RecordShape.of(type);
        node.propertyNames().stream()
                .filter(name -> !shape.has(name))
                .forEach(name -> flaw(path(path, name), "is not a known field"));
        var values = shape.components().stream()
                .map(component -> component(component, node, path))
                .toList();
        return flaws.isEmpty()
                ? Optional.of(shape.create(values.stream().map(Optional::get).toArray()))
                : Optional.empty();
    }

    private Optional<?> component(Component component, JsonNode parent, String parentPath) {
        var path = path(parentPath, component.name());
        var node = Optional.ofNullable(parent.get(component.name()));
        var value = node.filter(present -> !present.isNull())
                .map(present -> value(component.type(), component.annotations(), present, path));
        return switch (component.presence()) {
            case REQUIRED -> value.orElseGet(() -> flaw(path, "is required"));
            case OPTIONAL -> Optional.of(value.flatMap(read -> read));
            case ASSIGNABLE -> Optional.of(node.map(present -> new Assigned<>(value.flatMap(read -> read))));
        };
    }

    /** The value of a type without wrappers, or empty once a flaw is noted. */
    private Optional<Object> value(Type type, AnnotatedElement annotations, JsonNode node, String path) {
        if (type instanceof ParameterizedType list) {
            return list(list.getActualTypeArguments()[0], annotations, node, path);
        }
        var plain = (Class<?>) type;
        if (plain == Money.class) {
            return money(node, path);
        }
        return plain.isRecord() ? object(plain, node, path) : scalar(plain, annotations, node, path);
    }

    private Optional<Object> list(Type element, AnnotatedElement annotations, JsonNode node, String path) {
        if (!node.isArray()) {
            return flaw(path, "must be a list");
        }
        var items = annotations.getAnnotation(Items.class);
        if (items != null && (node.size() < items.min() || node.size() > items.max())) {
            return flaw(path, "must have " + items.min() + " to " + items.max() + " elements");
        }
        var values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size() && flaws.size() < MAX_FLAWS; i++) {
            value(element, annotations, node.get(i), path + "[" + i + "]").ifPresent(values::add);
        }
        return values.size() == node.size() ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    private Optional<Object> money(JsonNode node, String path) {
        return object(MoneyFields.class, node, path)
                .map(MoneyFields.class::cast)
                .flatMap(fields -> switch (Money.parse(fields.amount(), fields.currency())) {
                    case ParsedMoney.Parsed parsed -> Optional.of(parsed.money());
                    case ParsedMoney.Refused refused ->
                        flaw(
                                path(
                                        path,
                                        refused.reason() == ParsedMoney.Reason.UNKNOWN_CURRENCY
                                                ? "currency"
                                                : "amount"),
                                "is " + refused.message());
                });
    }

    private Optional<Object> scalar(Class<?> type, AnnotatedElement annotations, JsonNode node, String path) {
        if (type == String.class) {
            return node.isString() ? text(annotations, node.stringValue(), path) : flaw(path, "must be a string");
        }
        if (type == Instant.class) {
            var instant = node.isString() ? Timestamps.parse(node.stringValue()) : Optional.<Instant>empty();
            return instant.isPresent() ? Optional.of(instant.get()) : flaw(path, "must be " + Timestamps.EXPECTED);
        }
        if (type.isEnum()) {
            return constant(type, node, path);
        }
        if (type == boolean.class || type == Boolean.class) {
            return node.isBoolean() ? Optional.of(node.booleanValue()) : flaw(path, "must be true or false");
        }
        return number(type, annotations, node, path);
    }

    private Optional<Object> text(AnnotatedElement annotations, String text, String path) {
        var rule = annotations.getAnnotation(Text.class);
        if (rule == null) {
            return Optional.of(text);
        }
        if (text.length() < rule.min() || text.length() > rule.max()) {
            return flaw(path, "must have " + rule.min() + " to " + rule.max() + " characters");
        }
        return rule.pattern().isEmpty() || text.matches(rule.pattern())
                ? Optional.of(text)
                : flaw(path, "must match " + rule.pattern());
    }

    private Optional<Object> constant(Class<?> type, JsonNode node, String path) {
        var constants = type.getEnumConstants();
        return Arrays.stream(constants)
                .filter(constant ->
                        node.isString() && ((Enum<?>) constant).name().equals(node.stringValue()))
                .findFirst()
                .or(() -> flaw(
                        path,
                        "must be one of "
                                + Arrays.stream(constants).map(Object::toString).collect(Collectors.joining(", "))));
    }

    private Optional<Object> number(Class<?> type, AnnotatedElement annotations, JsonNode node, String path) {
        var rule = annotations.getAnnotation(Range.class);
        var whole = type == long.class || type == Long.class;
        if (whole && !(node.isIntegralNumber() && node.canConvertToLong())) {
            return flaw(path, "must be a whole number");
        }
        if (!node.isNumber()) {
            return flaw(path, "must be a number");
        }
        var value = node.doubleValue();
        var within = rule == null ? Double.isFinite(value) : value >= rule.min() && value <= rule.max();
        if (!within) {
            return flaw(
                    path,
                    rule == null
                            ? "must be a finite number"
                            : "must be between " + plain(rule.min()) + " and " + plain(rule.max()));
        }
        return whole ? Optional.of(node.longValue()) : Optional.of(value);
    }

    private <T> Optional<T> flaw(String path, String message) {
        if (flaws.size() < MAX_FLAWS) {
            flaws.add(new Flaw(path, message));
        }
        return Optional.empty();
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    private static String path(String parent, String name) {
        return parent.isEmpty() ? name : parent + "." + name;
    }
}

package dev.milepost.adapters.http.json;

import dev.milepost.adapters.http.json.RecordShape.Component;
import dev.milepost.adapters.http.json.RecordShape.Presence;
import dev.milepost.domain.money.Money;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * JSON Schemas (2020-12) of the records that are read and written. Each record becomes a component that others refer to; its name is the
 * record's without a trailing {@code Json}. Collects components as it is asked; not thread-safe.
 */
public final class Schemas {
    private static final String SUFFIX = "Json";

    private final Map<String, Object> components = new TreeMap<>();
    private final Map<String, Class<?>> sources = new LinkedHashMap<>();

    /** The schema of what a client sends: no other fields than these. */
    public Map<String, Object> request(Class<?> type) {
        return component(type, true);
    }

    /** The schema of what a client gets: further fields may be added some day. */
    public Map<String, Object> response(Class<?> type) {
        return component(type, false);
    }

    /** The schema of a page of such records. */
    public Map<String, Object> page(Class<?> type) {
        var name = name(type) + "Page";
        components.put(
                name,
                object(
                        Map.of(
                                "items", Map.of("type", "array", "items", response(type)),
                                "next",
                                        Map.of(
                                                "type",
                                                List.of("string", "null"),
                                                "description",
                                                "The cursor to go on with")),
                        List.of("items", "next")));
        return reference(name);
    }

    /** Every component so far, by name. */
    public Map<String, Object> components() {
        return Collections.unmodifiableMap(components);
    }

    private Map<String, Object> component(Class<?> type, boolean closed) {
        var name = name(type);
        var source = sources.putIfAbsent(name, type);
        if (source != null && source != type) {
            throw new IllegalArgumentException("one schema name for two types: " + type + " and " + source);
        }
        if (source == null) {
            components.put(name, type.isEnum() ? constants(type) : record(type, closed));
        }
        return reference(name);
    }

    private Map<String, Object> record(Class<?> type, boolean closed) {
        var properties = new LinkedHashMap<String, Object>();
        var parts = parts(type == Money.class ? MoneyFields.class : type);
        parts.forEach(part -> properties.put(part.name(), property(part, closed)));
        var required = parts.stream()
                .filter(part -> part.presence() == Presence.REQUIRED)
                .map(Component::name)
                .toList();
        var schema = object(properties, required);
        if (closed) {
            schema.put("additionalProperties", false);
        }
        return schema;
    }

    private static List<Component> parts(Class<?> type) {
        return RecordShape.of(type).components().stream()
                .flatMap(part -> part.annotations().isAnnotationPresent(Flattened.class)
                        ? parts((Class<?>) part.type()).stream()
                        : Stream.of(part))
                .toList();
    }

    private Map<String, Object> property(Component part, boolean closed) {
        var value = value(part.type(), part.annotations(), closed);
        var schema = new LinkedHashMap<String, Object>(
                part.presence() == Presence.REQUIRED ? value : Map.of("anyOf", List.of(value, Map.of("type", "null"))));
        Optional.ofNullable(part.annotations().getAnnotation(About.class))
                .ifPresent(about -> schema.put("description", about.value()));
        return schema;
    }

    private Map<String, Object> value(Type type, AnnotatedElement annotations, boolean closed) {
        if (type instanceof ParameterizedType list) {
            var schema = new LinkedHashMap<String, Object>();
            schema.put("type", "array");
            schema.put("items", value(list.getActualTypeArguments()[0], annotations, closed));
            Optional.ofNullable(annotations.getAnnotation(Items.class)).ifPresent(items -> {
                schema.put("minItems", items.min());
                schema.put("maxItems", items.max());
            });
            return schema;
        }
        var plain = (Class<?>) type;
        return plain.isRecord() || plain.isEnum() ? component(plain, closed) : scalar(plain, annotations);
    }

    private static Map<String, Object> scalar(Class<?> type, AnnotatedElement annotations) {
        if (type == String.class) {
            return text(annotations);
        }
        if (type == Instant.class) {
            var schema = new LinkedHashMap<String, Object>();
            schema.put("type", "string");
            schema.put("format", "date-time");
            return schema;
        }
        if (type == boolean.class || type == Boolean.class) {
            return Map.of("type", "boolean");
        }
        if (type == double.class || type == Double.class) {
            return number("number", annotations);
        }
        if (type == long.class || type == Long.class || type == int.class || type == Integer.class) {
            return number("integer", annotations);
        }
        throw new IllegalArgumentException("no schema for " + type);
    }

    private static Map<String, Object> text(AnnotatedElement annotations) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "string");
        Optional.ofNullable(annotations.getAnnotation(Text.class)).ifPresent(text -> {
            schema.put("minLength", text.min());
            schema.put("maxLength", text.max());
            if (!text.pattern().isEmpty()) {
                schema.put("pattern", "^(?:" + text.pattern() + ")$");
            }
        });
        return schema;
    }

    private static Map<String, Object> number(String type, AnnotatedElement annotations) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", type);
        Optional.ofNullable(annotations.getAnnotation(Range.class)).ifPresent(range -> {
            schema.put("minimum", BigDecimal.valueOf(range.min()));
            schema.put("maximum", BigDecimal.valueOf(range.max()));
        });
        return schema;
    }

    private static Map<String, Object> constants(Class<?> type) {
        var names = Arrays.stream(type.getEnumConstants())
                .map(constant -> ((Enum<?>) constant).name())
                .toList();
        return Map.of("type", "string", "enum", names);
    }

    private static LinkedHashMap<String, Object> object(Map<String, Object> properties, List<String> required) {
        var schema = new LinkedHashMap<String, Object>();
        schema.put("type", "object");
        schema.put("properties", properties);
        if (!required.isEmpty()) {
            schema.put("required", required);
        }
        return schema;
    }

    private static Map<String, Object> reference(String name) {
        return Map.of("$ref", "#/components/schemas/" + name);
    }

    private static String name(Class<?> type) {
        var name = type.getSimpleName();
        return name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
    }
}

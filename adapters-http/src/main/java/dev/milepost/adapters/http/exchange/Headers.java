package dev.milepost.adapters.http.exchange;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Header fields; names compare without regard to case. Immutable. */
public final class Headers {
    private static final Headers NONE = new Headers(new TreeMap<>(String.CASE_INSENSITIVE_ORDER));

    private final TreeMap<String, List<String>> fields;

    private Headers(TreeMap<String, List<String>> fields) {
        this.fields = fields;
    }

    public static Headers none() {
        return NONE;
    }

    /** Copies the fields of a host's own request. */
    public static Headers of(Map<String, List<String>> fields) {
        var copy = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
        fields.forEach((name, values) -> copy.put(name, List.copyOf(values)));
        return new Headers(copy);
    }

    /** The first value of this name. */
    public Optional<String> first(String name) {
        var values = fields.get(name);
        return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
    }

    /** These fields with one set to a single value, whatever stood there before. */
    public Headers with(String name, String value) {
        var copy = new TreeMap<>(fields);
        copy.put(name, List.of(value));
        return new Headers(copy);
    }

    /** These fields, and those of the others that are not among them. */
    public Headers orElse(Headers others) {
        var merged = new TreeMap<>(others.fields);
        merged.putAll(fields);
        return new Headers(merged);
    }

    public Map<String, List<String>> asMap() {
        return Collections.unmodifiableMap(fields);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && fields.equals(headers.fields);
    }

    @Override
    public int hashCode() {
        return fields.hashCode();
    }

    @Override
    public String toString() {
        return "Headers" + fields.keySet();
    }
}

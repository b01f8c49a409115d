package dev.milepost.adapters.http.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Header fields; names compare without regard to case. Immutable. A request has a handful, so that a list beats any map. */
public final class Headers {
    private static final Headers NONE = new Headers(List.of());

    private final List<Field> fields;

    private Headers(List<Field> fields) {
        this.fields = fields;
    }

    private record Field(String name, List<String> values) {}

    /** Gathers the fields of a host's own request as they come, a name perhaps more than once. */
    public static final class Builder {
        private final List<Field> fields = new ArrayList<>();

        public void add(String name, String value) {
            fields.add(new Field(name, List.of(value)));
        }

        public Headers build() {
            return new Headers(List.copyOf(fields));
        }
    }

    public static Headers none() {
        return NONE;
    }

    /** Copies the fields of a host's own request; of names that differ in case alone, the last counts. */
    public static Headers of(Map<String, List<String>> fields) {
        SortedMap<String, List<String>> distinct = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        distinct.putAll(fields);
        return new Headers(distinct.entrySet().stream()
                .map(field -> new Field(field.getKey(), List.copyOf(field.getValue())))
                .toList());
    }

    /** The first value of this name. */
    public Optional<String> first(String name) {
        for (var field : fields) {
            if (field.name().equalsIgnoreCase(name)) {
                return field.values().isEmpty()
                        ? Optional.empty()
                        : Optional.of(field.values().getFirst());
            }
        }
        return Optional.empty();
    }

    /** These fields with one set to a single value, whatever stood there before. */
    public Headers with(String name, String value) {
        return new Headers(List.of(new Field(name, List.of(value)))).orElse(this);
    }

    /** These fields, and those of the others that are not among them. */
    public Headers orElse(Headers others) {
        var all = new ArrayList<Field>(fields.size() + others.fields.size());
        all.addAll(fields);
        for (var other : others.fields) {
            if (first(other.name()).isEmpty()) {
                all.add(other);
            }
        }
        return new Headers(all);
    }

    /** Tells each name with its values. */
    public void forEach(BiConsumer<String, List<String>> field) {
        fields.forEach(each -> field.accept(each.name(), each.values()));
    }

    /** The values by name, in the names' order. */
    public SortedMap<String, List<String>> asMap() {
        SortedMap<String, List<String>> map = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        forEach((name, values) -> map.merge(name, values, Headers::both));
        return map;
    }

    private static List<String> both(List<String> some, List<String> others) {
        return Stream.concat(some.stream(), others.stream()).toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Headers headers && asMap().equals(headers.asMap());
    }

    @Override
    public int hashCode() {
        return asMap().size();
    }

    @Override
    public String toString() {
        return "Headers" + asMap().keySet();
    }
}

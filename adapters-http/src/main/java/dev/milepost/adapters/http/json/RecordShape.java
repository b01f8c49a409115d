package dev.milepost.adapters.http.json;

import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The components of a record that is read from JSON or described by a schema; looked up once for each type. */
record RecordShape(Constructor<?> constructor, List<Component> components) {
    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return inspect(type);
        }
    };

    /** Whether a field must be there, and what its null means. */
    enum Presence {
        REQUIRED,
        OPTIONAL,
        ASSIGNABLE
    }

    /**
     * One field.
     *
     * @param type of the value that is there, without {@code Optional} and {@code Assigned} around it
     * @param annotations bounds and description, of the list and its elements alike
     */
    record Component(String name, Type type, Presence presence, AnnotatedElement annotations) {}

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    boolean has(String name) {
        return components.stream().anyMatch(component -> component.name().equals(name));
    }

    Object create(Object[] values) {
        try {
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("can't make a " + constructor.getDeclaringClass(), e);
        }
    }

    private static RecordShape inspect(Class<?> type) {
        var parts = type.getRecordComponents();
        try {
            var constructor = type.getDeclaredConstructor(
                    Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordShape(
                    constructor,
                    Arrays.stream(parts).map(RecordShape::component).toList());
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its canonical constructor: " + type, e);
        }
    }

    private static Component component(RecordComponent part) {
        var type = part.getGenericType();
        var present = argument(type, Optional.class);
        var assigned = present.flatMap(inner -> argument(inner, Assigned.class));
        var presence = assigned.isPresent()
                ? Presence.ASSIGNABLE
                : present.isPresent() ? Presence.OPTIONAL : Presence.REQUIRED;
        return new Component(part.getName(), assigned.or(() -> present).orElse(type), presence, part);
    }

    private static Optional<Type> argument(Type type, Class<?> wrapper) {
        return type instanceof ParameterizedType generic && generic.getRawType() == wrapper
                ? Optional.of(generic.getActualTypeArguments()[0])
                : Optional.empty();
    }
}

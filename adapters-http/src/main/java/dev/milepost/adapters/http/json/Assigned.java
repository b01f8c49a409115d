package dev.milepost.adapters.http.json;

import java.util.Optional;

/**
 * A value that a change assigns, where JSON's {@code null} takes the present value away. As {@code Optional<Assigned<T>>} it tells an
 * absent field, which changes nothing, from a null.
 */
public record Assigned<T>(Optional<T> value) {}

package dev.milepost.domain.route;

/**
 * What is wrong with one field of a draft.
 *
 * @param field the path of the field as the HTTP API names it, such as {@code checkpoints[2].radiusMetres}
 * @param message one sentence for the person who drew the route
 */
public record Flaw(String field, String message) {}

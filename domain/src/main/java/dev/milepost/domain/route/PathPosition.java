package dev.milepost.domain.route;

/**
 * A place on a path, seen from a point beside it.
 *
 * @param alongMetres from the start of the path
 * @param distanceMetres from the point to this place
 */
public record PathPosition(double alongMetres, double distanceMetres) {}

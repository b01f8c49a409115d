package dev.milepost.application.port;

import java.util.Optional;

/**
 * Which routes a list shows. Archived ones are never listed.
 *
 * @param nameContains a part of the name, in any case, every character meaning itself
 */
public record RouteFilter(Optional<String> nameContains) {}

package dev.milepost.domain.route;

/** Identifies a route; opaque, sortable by creation time. */
public record RouteId(String value) {}

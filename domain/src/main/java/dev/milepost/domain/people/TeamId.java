package dev.milepost.domain.people;

/** Identifies a team; opaque, sortable by creation time. */
public record TeamId(String value) {}

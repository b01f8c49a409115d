package dev.milepost.domain.people;

/** Identifies an account; opaque, sortable by creation time. */
public record AccountId(String value) {}

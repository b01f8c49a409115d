package dev.milepost.application.port;

/** A stored value with its version, which counts from 1 and goes up by one with each save. */
public record Versioned<T>(T value, long version) {}

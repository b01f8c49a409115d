package dev.milepost.domain.people;

/** Identifies a device key; opaque, sortable by creation time. */
public record DeviceKeyId(String value) {}

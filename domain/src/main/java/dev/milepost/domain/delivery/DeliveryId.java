package dev.milepost.domain.delivery;

/** Identifies a delivery; opaque, sortable by creation time. A receiver knows by it what it has been told already. */
public record DeliveryId(String value) {}

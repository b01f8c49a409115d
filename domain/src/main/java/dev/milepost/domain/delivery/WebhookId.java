package dev.milepost.domain.delivery;

/** Identifies a webhook; opaque, sortable by creation time. */
public record WebhookId(String value) {}

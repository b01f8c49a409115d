package dev.milepost.domain.people;

import java.time.Instant;

/** Lets one phone app upload positions for a courier, and nothing else. The secret itself is shown once and never kept. */
public record DeviceKey(DeviceKeyId id, AccountId courier, String label, Instant createdAt) {}

package dev.milepost.domain.people;

import java.time.Instant;

/** Couriers and tasks that belong together: a courier sees the open tasks of its own team and of no team. */
public record Team(TeamId id, String name, Instant createdAt) {}

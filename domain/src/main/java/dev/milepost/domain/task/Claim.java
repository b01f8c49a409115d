package dev.milepost.domain.task;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;

/** Who took a task, and when. */
public record Claim(AccountId courier, Instant at) {}

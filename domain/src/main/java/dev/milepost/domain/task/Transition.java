package dev.milepost.domain.task;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * One line of a task's history.
 *
 * @param from the state before; empty for its publication
 * @param by who did it; empty if time alone did
 */
public record Transition(
        Optional<TaskStatus> from, TaskStatus to, Instant at, Optional<AccountId> by, Optional<String> reason) {}

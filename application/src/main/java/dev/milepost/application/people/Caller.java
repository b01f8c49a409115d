package dev.milepost.application.people;

import dev.milepost.application.port.TaskFilter;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import java.util.Optional;

/** Who asks, as the host has made sure of. Whether the role may ask at all is checked before a use case is called. */
public record Caller(AccountId accountId, Role role, Optional<TeamId> teamId) {
    public boolean isCourier() {
        return role == Role.COURIER;
    }

    /** Whether this task may be seen: by a courier, if it holds it or could claim it. @param task as of now */
    public boolean maySee(Task task) {
        return !isCourier()
                || task.isHeldBy(accountId)
                || task instanceof OpenTask open && open.terms().offeredTo(teamId);
    }

    /** Whether what belongs to this courier may be seen. */
    public boolean maySeeWorkOf(AccountId courier) {
        return !isCourier() || accountId.equals(courier);
    }

    /** What restricts this caller's lists of tasks. */
    public Optional<TaskFilter.Viewer> viewer() {
        return isCourier() ? Optional.of(new TaskFilter.Viewer(accountId, teamId)) : Optional.empty();
    }
}

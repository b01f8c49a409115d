package dev.milepost.application.task;

import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Stores what time has done to tasks, so that lists are short and claims are freed. No answer depends on its having run. */
public final class SettleLapsedTasks {
    private static final int BATCH = 200;

    private final TaskRepository tasks;
    private final InstantSource clock;

    public SettleLapsedTasks(TaskRepository tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    /** Settles the longest overdue tasks. @return how many; call again while it is more than none */
    public int settle() {
        var now = clock.instant();
        return settle(tasks.lapsed(now, BATCH), now);
    }

    /** Settles the lapsed claims of one courier. */
    int settleClaimsOf(AccountId courier) {
        var now = clock.instant();
        return settle(tasks.lapsedClaims(courier, now), now);
    }

    private int settle(List<Versioned<Task>> lapsed, Instant now) {
        // A stale save means that somebody else has settled or changed it, which is as good.
        lapsed.forEach(stored -> TaskChange.byTime(stored.value(), now)
                .ifPresent(change -> tasks.save(change, stored.version(), Integer.MAX_VALUE)));
        return lapsed.size();
    }
}

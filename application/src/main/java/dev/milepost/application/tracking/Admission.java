package dev.milepost.application.tracking;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.tracking.PositionIntake.RejectedFix;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.WorkPeriod;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixIntake;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** Which fixes of an upload a task takes, before anything is stored. */
final class Admission {
    private final StartedTasks tasks;
    private final InstantSource clock;

    Admission(StartedTasks tasks, InstantSource clock) {
        this.tasks = tasks;
        this.clock = clock;
    }

    record Admitted(Versioned<Task> task, List<Fix> taken, List<RejectedFix> rejected) {}

    /** Refused if the task isn't this courier's or was never started. */
    Outcome<Admitted> admit(TaskId id, List<Fix> fixes, AccountId courier) {
        var now = clock.instant();
        var task = tasks.find(id).map(found -> new Versioned<>(found.value().asOf(now), found.version()));
        if (task.isEmpty() || !task.get().value().isHeldBy(courier)) {
            return Outcome.refused(new Refusal.NotFound());
        }
        return task.get()
                .value()
                .work()
                .map(work -> Outcome.done(admit(task.get(), work, fixes, now)))
                .orElseGet(() -> Outcome.refused(
                        new Refusal.TaskNotStarted(task.get().value().status())));
    }

    private static Admitted admit(Versioned<Task> task, WorkPeriod work, List<Fix> fixes, Instant now) {
        var intake = new FixIntake(work.startedAt(), work.endedAt());
        var taken = new ArrayList<Fix>(fixes.size());
        var rejected = new ArrayList<RejectedFix>();
        for (var i = 0; i < fixes.size(); i++) {
            switch (intake.judge(fixes.get(i).recordedAt(), now)) {
                case FixIntake.Verdict.Accepted accepted -> taken.add(fixes.get(i));
                case FixIntake.Verdict.Rejected no -> rejected.add(new RejectedFix(i, no.reason()));
            }
        }
        return new Admitted(task, taken, rejected);
    }
}

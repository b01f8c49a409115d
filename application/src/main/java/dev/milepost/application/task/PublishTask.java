package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskDraft;
import dev.milepost.domain.task.TaskId;
import java.time.InstantSource;

/** Offers a task on a route to couriers. */
public final class PublishTask {
    private final TaskRepository tasks;
    private final TaskReferences references;
    private final IdSource ids;
    private final InstantSource clock;

    public PublishTask(TaskRepository tasks, TaskReferences references, IdSource ids, InstantSource clock) {
        this.tasks = tasks;
        this.references = references;
        this.ids = ids;
        this.clock = clock;
    }

    /** The open task; refused for flaws, an unknown route or team among them. */
    public Outcome<Versioned<Task>> publish(TaskDraft draft, Caller admin) {
        return references.check(draft).then(checked -> switch (checked.check(admin.accountId(), clock.instant())) {
            case TaskDraft.Terms.Agreed agreed -> {
                var task = new OpenTask(new TaskId(ids.next()), agreed.terms());
                tasks.add(TaskChange.publish(task));
                yield Outcome.done(new Versioned<>(task, 1));
            }
            case TaskDraft.Terms.Flawed flawed -> Outcome.refused(new Refusal.Flawed(flawed.flaws()));
        });
    }
}

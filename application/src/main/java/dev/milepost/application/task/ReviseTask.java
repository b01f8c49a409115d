package dev.milepost.application.task;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.task.TaskTransitions.Next;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskDraft;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskTerms;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.UnaryOperator;

/** Changes the terms of a task while nobody has claimed it. */
public final class ReviseTask {
    private final TaskTransitions transitions;
    private final TaskReferences references;

    public ReviseTask(TaskTransitions transitions, TaskReferences references) {
        this.transitions = transitions;
        this.references = references;
    }

    /**
     * @param revision makes the wanted draft of the present one
     * @param expectedVersion what the caller builds on; empty: whatever is newest
     */
    public Outcome<Versioned<Task>> revise(
            TaskId id, UnaryOperator<TaskDraft> revision, OptionalLong expectedVersion, Caller admin) {
        return transitions.apply(
                id,
                admin,
                expectedVersion,
                (task, now) -> task instanceof OpenTask open
                        ? revise(open, revision)
                        : Outcome.refused(new Refusal.TaskNotOpen(task.status())));
    }

    private Outcome<Next> revise(OpenTask open, UnaryOperator<TaskDraft> revision) {
        var terms = open.terms();
        return references.check(revision.apply(draftOf(terms))).then(draft -> switch (draft.check(
                terms.publishedBy(), terms.publishedAt())) {
            case TaskDraft.Terms.Agreed agreed -> Next.to(open.revise(agreed.terms()));
            case TaskDraft.Terms.Flawed flawed -> Outcome.refused(new Refusal.Flawed(flawed.flaws()));
        });
    }

    private static TaskDraft draftOf(TaskTerms terms) {
        return new TaskDraft(
                terms.title(),
                terms.routeId(),
                terms.bonus(),
                terms.description(),
                terms.teamId(),
                Optional.of(terms.opensAt()),
                terms.claimBy(),
                terms.dueBy(),
                terms.startWithin());
    }
}

package dev.milepost.application.tracking;

import dev.milepost.application.Outcome;
import dev.milepost.application.port.FixQueue;
import dev.milepost.application.tracking.Admission.Admitted;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.time.InstantSource;
import java.util.List;

/**
 * Takes a courier's positions for a task and hands them to a queue. Whoever takes them from there records them by {@link RecordFixes}; until
 * then track and progress don't show them.
 */
public final class QueueFixes implements PositionIntake {
    private final Admission admission;
    private final FixQueue queue;

    public QueueFixes(StartedTasks tasks, FixQueue queue, InstantSource clock) {
        this.admission = new Admission(tasks, clock);
        this.queue = queue;
    }

    @Override
    public Outcome<Recorded> record(TaskId id, List<Fix> fixes, AccountId courier) {
        return admission.admit(id, fixes, courier).then(upload -> Outcome.done(enqueue(upload, courier)));
    }

    private Recorded enqueue(Admitted upload, AccountId courier) {
        var distinct = Track.of(upload.taken()).fixes();
        if (!distinct.isEmpty()) {
            queue.enqueue(new FixQueue.Upload(upload.task().value().id(), courier, distinct));
        }
        return new Recorded(
                distinct.size(), upload.taken().size() - distinct.size(), upload.rejected(), !distinct.isEmpty());
    }
}

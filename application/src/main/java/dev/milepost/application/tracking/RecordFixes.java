package dev.milepost.application.tracking;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.application.tracking.Admission.Admitted;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Takes a courier's positions for a task. Answers when they are durable; any order and any repetition lead to the same
 * track. Late ones correct progress and summary, and never move a courier back.
 */
public final class RecordFixes implements PositionIntake {
    /** Only so many ends of a task could come in between. */
    private static final int ROUNDS = 5;

    private final StartedTasks tasks;
    private final ProgressTracker tracker;
    private final SummariseTask summarise;
    private final Admission admission;

    public RecordFixes(StartedTasks tasks, ProgressTracker tracker, SummariseTask summarise, InstantSource clock) {
        this.tasks = tasks;
        this.tracker = tracker;
        this.summarise = summarise;
        this.admission = new Admission(tasks, clock);
    }

    /** Refused as well if more comes in than can be stored. */
    @Override
    public Outcome<Recorded> record(TaskId id, List<Fix> fixes, AccountId courier) {
        for (var round = 1; round <= ROUNDS; round++) {
            switch (admission.admit(id, fixes, courier)) {
                case Outcome.Refused<Admitted> refused -> {
                    return Outcome.refused(refused.refusal());
                }
                case Outcome.Done<Admitted> done -> {
                    var recorded = record(id, done.value());
                    if (recorded.isPresent()) {
                        return recorded.get();
                    }
                }
            }
            tasks.forget(id);
        }
        throw new IllegalStateException("task " + id.value() + " changed " + ROUNDS + " times in a row");
    }

    /** Empty if the task isn't what it was when the fixes were taken for it. */
    private Optional<Outcome<Recorded>> record(TaskId id, Admitted upload) {
        return switch (tracker.record(upload.task(), upload.taken())) {
            case TrackLog.Logged.Done done -> Optional.of(Outcome.done(recorded(id, done, upload)));
            case TrackLog.Logged.Overloaded overloaded -> Optional.of(Outcome.refused(new Refusal.Overloaded()));
            case TrackLog.Logged.TaskChanged changed -> Optional.empty();
        };
    }

    private Recorded recorded(TaskId id, TrackLog.Logged.Done done, Admitted upload) {
        var appended = done.appended();
        var ended = done.progress().filter(TaskProgress::hasEnded);
        if (ended.isPresent()) {
            // Read anew, as it may have ended after these fixes were taken for it. Repeats as well: the summary that
            // they were stored for may
            // have failed.
            tasks.forget(id);
            tasks.find(id).ifPresent(task -> summarise.summarise(task.value(), ended.map(TaskProgress::progress)));
        }
        return new Recorded(appended.stored().size(), appended.duplicates(), upload.rejected());
    }
}

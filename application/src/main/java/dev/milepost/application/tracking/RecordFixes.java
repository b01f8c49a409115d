package dev.milepost.application.tracking;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.WorkPeriod;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixIntake;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a courier's positions for a task. Answers when they are durable; any order and any repetition lead to the same
 * track. Late ones correct progress and summary, and never move a courier back.
 */
public final class RecordFixes {
    /** Only so many ends of a task could come in between. */
    private static final int ROUNDS = 5;

    private final StartedTasks tasks;
    private final ProgressTracker tracker;
    private final SummariseTask summarise;
    private final InstantSource clock;

    public RecordFixes(StartedTasks tasks, ProgressTracker tracker, SummariseTask summarise, InstantSource clock) {
        this.tasks = tasks;
        this.tracker = tracker;
        this.summarise = summarise;
        this.clock = clock;
    }

    /**
     * What became of an upload.
     *
     * @param accepted how many fixes are new
     * @param duplicates how many were known, or given twice
     * @param rejected those that the task never takes
     */
    public record Recorded(int accepted, int duplicates, List<RejectedFix> rejected) {
        public Recorded {
            rejected = List.copyOf(rejected);
        }
    }

    /** @param index of the fix in the upload, from 0 */
    public record RejectedFix(int index, FixIntake.Reason reason) {}

    /** Refused if the task isn't this courier's or was never started, or if more comes in than can be stored. */
    public Outcome<Recorded> record(TaskId id, List<Fix> fixes, AccountId courier) {
        for (var round = 1; round <= ROUNDS; round++) {
            var now = clock.instant();
            var task = tasks.find(id).map(found -> new Versioned<>(found.value().asOf(now), found.version()));
            if (task.isEmpty() || !task.get().value().isHeldBy(courier)) {
                return Outcome.refused(new Refusal.NotFound());
            }
            if (task.get().value().work().isEmpty()) {
                return Outcome.refused(
                        new Refusal.TaskNotStarted(task.get().value().status()));
            }
            var judged = Judged.of(task.get().value().work().get(), fixes, now);
            switch (tracker.record(task.get(), judged.taken())) {
                case TrackLog.Logged.Done done -> {
                    return Outcome.done(recorded(id, done, judged));
                }
                case TrackLog.Logged.Overloaded overloaded -> {
                    return Outcome.refused(new Refusal.Overloaded());
                }
                case TrackLog.Logged.TaskChanged changed -> tasks.forget(id);
            }
        }
        throw new IllegalStateException("task " + id.value() + " changed " + ROUNDS + " times in a row");
    }

    private Recorded recorded(TaskId id, TrackLog.Logged.Done done, Judged judged) {
        var appended = done.appended();
        if (done.progress().hasEnded() && !appended.stored().isEmpty()) {
            // Read anew, as it may have ended after these fixes were taken for it.
            tasks.forget(id);
            tasks.find(id)
                    .ifPresent(ended -> summarise.summarise(
                            ended.value(), Optional.of(done.progress().progress())));
        }
        return new Recorded(appended.stored().size(), appended.duplicates(), judged.rejected());
    }

    /** The fixes that the task takes, and those that it never does. */
    private record Judged(List<Fix> taken, List<RejectedFix> rejected) {
        static Judged of(WorkPeriod work, List<Fix> fixes, Instant now) {
            var intake = new FixIntake(work.startedAt(), work.endedAt());
            var taken = new ArrayList<Fix>(fixes.size());
            var rejected = new ArrayList<RejectedFix>();
            for (var i = 0; i < fixes.size(); i++) {
                switch (intake.judge(fixes.get(i).recordedAt(), now)) {
                    case FixIntake.Verdict.Accepted accepted -> taken.add(fixes.get(i));
                    case FixIntake.Verdict.Rejected no -> rejected.add(new RejectedFix(i, no.reason()));
                }
            }
            return new Judged(taken, rejected);
        }
    }
}

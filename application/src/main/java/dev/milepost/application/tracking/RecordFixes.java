package dev.milepost.application.tracking;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixIntake;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Takes a courier's positions for a task. Answers when they are durable; any order and any repetition lead to the same
 * track. Late ones correct progress and summary, and never move a courier back.
 */
public final class RecordFixes {
    private final TaskRepository tasks;
    private final ProgressTracker tracker;
    private final SummariseTask summarise;
    private final InstantSource clock;

    public RecordFixes(TaskRepository tasks, ProgressTracker tracker, SummariseTask summarise, InstantSource clock) {
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

    /** Refused if the task isn't this courier's or was never started. */
    public Outcome<Recorded> record(TaskId id, List<Fix> fixes, AccountId courier) {
        var task = tasks.find(id).map(stored -> stored.value().asOf(clock.instant()));
        if (task.isEmpty() || !task.get().isHeldBy(courier)) {
            return Outcome.refused(new Refusal.NotFound());
        }
        return task.get()
                .work()
                .map(work -> Outcome.done(record(task.get(), new FixIntake(work.startedAt(), work.endedAt()), fixes)))
                .orElseGet(() ->
                        Outcome.refused(new Refusal.TaskNotStarted(task.get().status())));
    }

    private Recorded record(Task task, FixIntake intake, List<Fix> fixes) {
        var now = clock.instant();
        var taken = new ArrayList<Fix>();
        var rejected = new ArrayList<RejectedFix>();
        for (var i = 0; i < fixes.size(); i++) {
            switch (intake.judge(fixes.get(i).recordedAt(), now)) {
                case FixIntake.Verdict.Accepted accepted -> taken.add(fixes.get(i));
                case FixIntake.Verdict.Rejected no -> rejected.add(new RejectedFix(i, no.reason()));
            }
        }
        var logged = tracker.record(task, taken);
        var appended = logged.appended();
        if (logged.progress().hasEnded() && !appended.stored().isEmpty()) {
            // Read anew, as it may have ended after these fixes were taken for it.
            tasks.find(task.id())
                    .ifPresent(ended -> summarise.summarise(
                            ended.value(), Optional.of(logged.progress().progress())));
        }
        return new Recorded(appended.stored().size(), appended.duplicates(), rejected);
    }
}

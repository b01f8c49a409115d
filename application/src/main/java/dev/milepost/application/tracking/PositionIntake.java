package dev.milepost.application.tracking;

import dev.milepost.application.Outcome;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixIntake;
import java.util.List;

/** Takes a courier's positions for a task: at once ({@link RecordFixes}), or by way of a queue ({@link QueueFixes}). */
public sealed interface PositionIntake permits RecordFixes, QueueFixes {
    /** Answers when they are durable. Refused if the task isn't this courier's or was never started. */
    Outcome<Recorded> record(TaskId id, List<Fix> fixes, AccountId courier);

    /**
     * What became of an upload.
     *
     * @param accepted how many fixes are new; of queued ones, how many will be if they aren't known already
     * @param duplicates how many were known, or given twice
     * @param rejected those that the task never takes
     * @param queued whether they are still on their way to the track
     */
    record Recorded(int accepted, int duplicates, List<RejectedFix> rejected, boolean queued) {
        public Recorded {
            rejected = List.copyOf(rejected);
        }

        public Recorded(int accepted, int duplicates, List<RejectedFix> rejected) {
            this(accepted, duplicates, rejected, false);
        }
    }

    /** @param index of the fix in the upload, from 0 */
    record RejectedFix(int index, FixIntake.Reason reason) {}
}

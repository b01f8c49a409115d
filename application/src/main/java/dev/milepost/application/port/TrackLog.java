package dev.milepost.application.port;

import dev.milepost.domain.task.Task;
import dev.milepost.domain.tracking.Fix;
import java.util.List;
import java.util.Optional;

/**
 * Takes fixes into a task's track and makes known what progress comes of them: one after the other, or in one step where a store keeps
 * both together. Safe for concurrent use.
 */
public interface TrackLog {
    /**
     * As {@link TrackRepository#append}, and then as {@link LiveFeed#publish}. When it returns, the fixes are durable; their progress is
     * published, or will be within a second. After an exception the fixes may be stored or not, and repeating the call is safe.
     *
     * @param task as it was when the fixes were judged. A log for callers who remember tasks refuses fixes for one that has changed
     *     since; for any other log, the task has been read for this call
     */
    Logged append(Versioned<Task> task, List<Fix> fixes, Progressing progressing);

    /** Makes progress of fixes. */
    @FunctionalInterface
    interface Progressing {
        /**
         * Called once or, if somebody else's fixes came in between, again from what these left.
         *
         * @param known the newest progress; empty to have it made of the whole track
         * @param latest the last fixes before these, as far as the log has them at hand; perhaps none
         * @param stored the fixes that are new; the track may have them by now or not yet
         */
        TaskProgress advance(Optional<TaskProgress> known, List<Fix> latest, List<Fix> stored);
    }

    /** What an {@link #append} did. */
    sealed interface Logged {
        /**
         * The fixes are durable.
         *
         * @param progress as it was made; somebody else's may be newer by now. Empty where a store that makes it after the fixes are
         *     durable can't for the moment: then it is made and published later
         */
        record Done(AppendResult appended, Optional<TaskProgress> progress) implements Logged {
            public Done(AppendResult appended, TaskProgress progress) {
                this(appended, Optional.of(progress));
            }
        }

        /** The task isn't what it was: nothing was stored. */
        record TaskChanged() implements Logged {}

        /** More waits to be stored than memory should hold: nothing was stored. */
        record Overloaded() implements Logged {}
    }

    /** A log of two ports, one after the other. */
    static TrackLog of(TrackRepository tracks, LiveFeed feed) {
        return (task, fixes, progressing) -> {
            var appended = tracks.append(task.value().id(), fixes);
            var known = feed.find(task.value().id());
            var progress = progressing.advance(known, List.of(), appended.stored());
            if (!known.equals(Optional.of(progress))) {
                feed.publish(progress);
            }
            return new Logged.Done(appended, progress);
        };
    }
}

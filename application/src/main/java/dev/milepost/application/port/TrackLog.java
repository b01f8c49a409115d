package dev.milepost.application.port;

import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.util.List;
import java.util.Optional;

/**
 * Takes fixes into a task's track and makes known what progress comes of them: one after the other, or in one step where a store keeps
 * both together. Safe for concurrent use.
 */
public interface TrackLog {
    /**
     * As {@link TrackRepository#append}, and then as {@link LiveFeed#publish}. When it returns, both are done; after an exception the
     * fixes may be stored or not, and repeating the call is safe.
     */
    Logged append(TaskId task, List<Fix> fixes, Progressing progressing);

    /** Makes progress of fixes. */
    @FunctionalInterface
    interface Progressing {
        /**
         * Called once or, if somebody else's fixes came in between, again from what these left.
         *
         * @param known the progress that is published
         * @param stored the fixes that are new; the track may have them by now or not yet
         */
        TaskProgress advance(Optional<TaskProgress> known, List<Fix> stored);
    }

    /**
     * What an {@link #append} did.
     *
     * @param progress as it was made; somebody else's may be newer by now
     */
    record Logged(AppendResult appended, TaskProgress progress) {}

    /** A log of two ports, one after the other. */
    static TrackLog of(TrackRepository tracks, LiveFeed feed) {
        return (task, fixes, progressing) -> {
            var appended = tracks.append(task, fixes);
            var known = feed.find(task);
            var progress = progressing.advance(known, appended.stored());
            if (!known.equals(Optional.of(progress))) {
                feed.publish(progress);
            }
            return new Logged(appended, progress);
        };
    }
}

package dev.milepost.application.port;

import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Alerts;
import java.util.Optional;

/** The newest progress of each task, with changes in an order that every reader can follow by a cursor. Safe for concurrent use. */
public interface LiveFeed {
    /**
     * Makes a task's progress known to all readers. One that {@linkplain TaskProgress#isOlderThan is older} than what is
     * known changes nothing.
     */
    void publish(TaskProgress progress);

    /** Forgets the progress of an ended task; readers of changes aren't told. */
    void remove(TaskId task);

    /** The newest progress of a task. */
    Optional<TaskProgress> find(TaskId task);

    /** The alerts of a task; none of one whose progress was never published. */
    Alerts alerts(TaskId task);

    /**
     * Replaces the alerts of a task whose progress was published, which is a change of it like any other.
     *
     * @param before as they were read
     * @return whether they still were that; if not, nothing has changed
     */
    boolean replaceAlerts(TaskId task, Alerts before, Alerts after);

    /** The progress of every started task. */
    LiveChanges snapshot();

    /**
     * What has changed since a cursor, oldest change first, each task at most once in its newest state; tasks that have
     * ended since are among it. A reader that goes from cursor to cursor misses nothing. Empty for a cursor that this feed
     * didn't give.
     */
    Optional<LiveChanges> since(String cursor);
}

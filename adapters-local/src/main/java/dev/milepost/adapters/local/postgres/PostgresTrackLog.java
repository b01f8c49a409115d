package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.util.List;

/**
 * Fixes become durable before the answer, their progress soon after: that of a running task is published at most once a second, however
 * many uploads come, and made anew from the fixes where somebody else has published meanwhile. So several instances may take fixes of one
 * task, and a crash costs nothing but a look at its track.
 */
public final class PostgresTrackLog implements TrackLog {
    private final PostgresTrackRepository tracks;
    private final ProgressPublisher publisher;

    /** @param publisher of the feed in the same database */
    public PostgresTrackLog(PostgresTrackRepository tracks, ProgressPublisher publisher) {
        this.tracks = tracks;
        this.publisher = publisher;
    }

    @Override
    public Logged append(Versioned<Task> task, List<Fix> fixes, Progressing progressing) {
        var id = task.value().id();
        if (fixes.isEmpty()) {
            return done(id, new AppendResult(List.of(), 0), progressing);
        }
        return tracks.append(id, task.version(), fixes)
                .map(fate -> switch (fate) {
                    case TrackBatch.Stored stored -> done(id, stored.result(), progressing);
                    case TrackBatch.TaskChanged changed -> changed(id);
                })
                .orElseGet(Logged.Overloaded::new);
    }

    private Logged done(TaskId task, AppendResult appended, Progressing progressing) {
        return new Logged.Done(appended, publisher.advance(task, appended.stored(), progressing));
    }

    private Logged changed(TaskId task) {
        publisher.forget(task);
        return new Logged.TaskChanged();
    }
}

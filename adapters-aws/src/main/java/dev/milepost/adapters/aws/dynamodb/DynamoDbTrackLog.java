package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.util.List;
import java.util.Optional;

/**
 * Fixes and the progress that comes of them in one conditional write: they share an item. Fixes of earlier ten minutes than the newest,
 * of more than ten minutes, or too many, are written chunk by chunk, and the progress after them.
 */
public final class DynamoDbTrackLog implements TrackLog {
    private final TrackChunks chunks;
    private final DynamoDbLiveFeed feed;
    private final TrackLog apart;

    /** @param feed on the same tables */
    public DynamoDbTrackLog(DynamoDb db, DynamoDbLiveFeed feed) {
        this.chunks = feed.chunks();
        this.feed = feed;
        this.apart = TrackLog.of(new DynamoDbTrackRepository(db, feed.chunks()), feed);
    }

    @Override
    public Logged append(Versioned<Task> task, List<Fix> fixes, Progressing progressing) {
        var bySpan = DynamoDbTrackRepository.bySpan(fixes);
        var together = bySpan.size() == 1
                ? append(
                        task.value().id(),
                        bySpan.firstKey(),
                        bySpan.firstEntry().getValue(),
                        progressing)
                : Optional.<Logged.Done>empty();
        return together.<Logged>map(logged -> counted(logged, fixes.size()))
                .orElseGet(() -> apart.append(task, fixes, progressing));
    }

    /** Empty if the fixes are of earlier ten minutes than the newest, or more than its item has room for. */
    private Optional<Logged.Done> append(TaskId task, long span, List<Fix> fixes, Progressing progressing) {
        return Backoff.retry("adding to a track", () -> {
            var current = chunks.current(task);
            if (span < current.span()) {
                return Optional.of(Optional.empty());
            }
            var known = current.fixesOf(span);
            var added = TrackChunks.missing(known, fixes);
            if (known.fixes().size() + added.size() > TrackItems.MOST_FIXES) {
                return Optional.of(Optional.empty());
            }
            var progress =
                    progressing.advance(current.progress(), current.fixes().fixes(), added);
            var logged = new Logged.Done(new AppendResult(added, fixes.size() - added.size()), progress);
            if (added.isEmpty()) {
                feed.publish(progress);
                return Optional.of(Optional.of(logged));
            }
            chunks.retire(current, span);
            var next = current.withFixes(span, known.with(added));
            return chunks.replace(feed.changed(next, progress).orElse(next))
                    ? Optional.of(Optional.of(logged))
                    : Optional.empty();
        });
    }

    /** With those that were given twice among the duplicates. */
    private static Logged counted(Logged.Done logged, int given) {
        var stored = logged.appended().stored();
        return new Logged.Done(new AppendResult(stored, given - stored.size()), logged.progress());
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.TaskProgress;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Alerts;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackCodec;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Tracks as items, both ways: the fixes of ten minutes each, packed. The newest ten minutes are the current item, which has the progress
 * as well; the earlier ones sort behind it, so that whoever reads in order meets fixes twice rather than not at all while they move there.
 * Names are as short as can be, since each upload is paid by the kilobyte.
 */
final class TrackItems {
    static final String CURRENT = "current";
    static final String EARLIER_PREFIX = "earlier#";
    static final String LIVE_RUNNING = "running";

    /**
     * The most fixes of an item, five a second: at the 28 bytes that one takes at worst, and beside the progress of a task, well below the
     * 400 KB that an item may have.
     */
    static final int MOST_FIXES = 3_000;

    private static final Duration SPAN = Duration.ofMinutes(10);
    private static final String FIXES = "f";
    private static final String SPAN_NUMBER = "s";
    private static final String PROGRESS = "p";
    private static final String JOURNEY = "j";
    private static final String CHANGE = "c";
    private static final String ALERTS = "a";

    private TrackItems() {}

    static Key currentKey(TaskId task) {
        return new Key(task.value(), CURRENT);
    }

    /** Where ten minutes lie once they aren't the newest. @param part from 0 on; more than one only where fixes come in masses */
    static Key earlierKey(TaskId task, long span, int part) {
        return new Key(task.value(), earlierSort(span) + (part == 0 ? "" : "#%04d".formatted(part)));
    }

    /** What the sort keys of all parts of ten minutes begin with. */
    static String earlierSort(long span) {
        return "%s%010d".formatted(EARLIER_PREFIX, span);
    }

    /** Which ten minutes since 1970 a fix belongs to. */
    static long span(Fix fix) {
        return span(fix.recordedAt());
    }

    static long span(Instant at) {
        return Math.floorDiv(at.getEpochSecond(), SPAN.toSeconds());
    }

    /**
     * The newest ten minutes of a task.
     *
     * @param span which ten minutes; less than any while there are no fixes
     * @param change the number of the last change of the progress; 0 before the first
     * @param live the partition of {@link Index#LIVE}
     * @param version 0 before it is first stored
     */
    record Current(
            TaskId task,
            long span,
            Track fixes,
            Optional<TaskProgress> progress,
            Alerts alerts,
            long change,
            Optional<String> live,
            long version) {
        static Current none(TaskId task) {
            return new Current(
                    task, Long.MIN_VALUE, Track.EMPTY, Optional.empty(), Alerts.NONE, 0, Optional.empty(), 0);
        }

        /** Its fixes if they are of these ten minutes, or none. */
        Track fixesOf(long wanted) {
            return wanted == span ? fixes : Track.EMPTY;
        }

        /** When it may be forgotten: some time after the last fix or, without any, the last change. Never while the task runs. */
        Optional<Instant> expiry(Duration keep) {
            return progress.filter(TaskProgress::hasEnded)
                    .map(ended -> fixes.fixes().isEmpty()
                            ? Instant.EPOCH.plus(change, ChronoUnit.MICROS).plus(keep)
                            : TrackItems.expiry(fixes, keep));
        }

        Current withFixes(long newSpan, Track newFixes) {
            return new Current(task, newSpan, newFixes, progress, alerts, change, live, version);
        }

        Current withoutProgress() {
            return new Current(task, span, fixes, Optional.empty(), Alerts.NONE, change, Optional.empty(), version);
        }

        Current withProgress(TaskProgress newest, long newChange, String newLive) {
            return new Current(
                    task, span, fixes, Optional.of(newest), alerts, newChange, Optional.of(newLive), version);
        }

        Current withAlerts(Alerts newest, long newChange) {
            return new Current(task, span, fixes, progress, newest, newChange, live, version);
        }
    }

    /** @param journey the fingerprint of what doesn't change about the progress, which is stored; empty without progress */
    static ItemWriter write(Current current, Optional<String> journey, long version, Duration keep) {
        var item = ItemWriter.at(currentKey(current.task()))
                .number(VersionedItems.VERSION, version)
                .text(Index.LIVE.hash(), current.live())
                .text(JOURNEY, journey);
        if (!current.fixes().fixes().isEmpty()) {
            item.number(SPAN_NUMBER, current.span()).bytes(FIXES, TrackCodec.encode(current.fixes()));
        }
        if (!current.alerts().items().isEmpty()) {
            item.bytes(ALERTS, AlertsCodec.encode(current.alerts()));
        }
        current.progress()
                .ifPresent(progress ->
                        item.bytes(PROGRESS, ProgressCodec.encode(progress)).number(CHANGE, current.change()));
        current.expiry(keep).ifPresent(item::expiry);
        return item;
    }

    private static Instant expiry(Track fixes, Duration keep) {
        return fixes.fixes().getLast().recordedAt().plus(SPAN).plus(keep);
    }

    /** Where the journey lies that a current item refers to. */
    static Optional<Key> journeyKey(ItemReader item) {
        return item.optionalText(JOURNEY).map(fingerprint -> Journey.key(new TaskId(item.partition()), fingerprint));
    }

    static Current readCurrent(ItemReader item, Journeys journeys) {
        var task = new TaskId(item.partition());
        return new Current(
                task,
                item.has(SPAN_NUMBER) ? item.number(SPAN_NUMBER) : Long.MIN_VALUE,
                fixes(item),
                item.optionalText(JOURNEY)
                        .map(fingerprint -> journeys.find(task, fingerprint))
                        .flatMap(journey -> ProgressCodec.decode(task, journey, item.bytes(PROGRESS))),
                item.has(ALERTS) ? AlertsCodec.decode(item.bytes(ALERTS)) : Alerts.NONE,
                item.has(CHANGE) ? item.number(CHANGE) : 0,
                item.optionalText(Index.LIVE.hash()),
                item.number(VersionedItems.VERSION));
    }

    static ItemWriter writeEarlier(Key key, Track fixes, long version, Duration keep) {
        return ItemWriter.at(key)
                .number(VersionedItems.VERSION, version)
                .bytes(FIXES, TrackCodec.encode(fixes))
                .expiry(expiry(fixes, keep));
    }

    /** The fixes of any item; none of one that has only progress. */
    static Track fixes(ItemReader item) {
        return item.has(FIXES) ? TrackCodec.decode(item.bytes(FIXES)) : Track.EMPTY;
    }
}

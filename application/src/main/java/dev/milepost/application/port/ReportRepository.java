package dev.milepost.application.port;

import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Publication;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the summary of each ended task and the editions of closed periods. Safe for concurrent use. */
public interface ReportRepository {
    /**
     * Stores a task's summary in place of the one it had, unless that one is of a later end, or of the same and of more points: whoever
     * comes late takes nothing back.
     */
    void save(TaskSummary summary);

    Optional<TaskSummary> find(TaskId task);

    /** The summaries of tasks with {@code from <= endedAt < to}, by end and then by task. */
    List<TaskSummary> endedBetween(Instant from, Instant to);

    /**
     * The first so many of those, by end and then by task.
     *
     * @param after where to go on: past the task of this identifier among those that ended at {@code from}; empty: at {@code from}
     */
    List<TaskSummary> endedBetween(Instant from, Optional<TaskId> after, Instant to, int limit);

    /** The tasks with {@code from <= publishedAt < to}, on their present terms, in no order. */
    List<Publication> publishedBetween(Instant from, Instant to);

    /** Ended tasks that have no summary, or not of this end: a crash came in between, or time alone has ended them. */
    List<TaskId> withoutSummary(int limit);

    /** Stores an edition unless its period has one of this number already; false if it has. */
    boolean add(Edition edition);

    Optional<Edition> find(ReportingPeriod period, int number);

    /** The editions of a period, the newest first. */
    List<Edition.Head> editions(ReportingPeriod period);

    /** The newest edition of each closed period, the latest period first. */
    List<Edition.Head> latestOfEach(int limit);

    /** The newest edition of a period. */
    default Optional<Edition> latest(ReportingPeriod period) {
        return editions(period).stream().findFirst().flatMap(head -> find(period, head.number()));
    }
}

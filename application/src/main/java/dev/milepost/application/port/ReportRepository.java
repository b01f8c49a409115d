package dev.milepost.application.port;

import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the summary of each ended task and the editions of closed periods. Safe for concurrent use. */
public interface ReportRepository {
    /** Stores a task's summary in place of the one it had. */
    void save(TaskSummary summary);

    /** The summaries of tasks with {@code from <= endedAt < to}. */
    List<TaskSummary> endedBetween(Instant from, Instant to);

    /** Tasks that ended after being started or claimed and have no summary: a crash came in between. */
    List<TaskId> withoutSummary(int limit);

    /** Stores an edition unless its period has one of this number already; false if it has. */
    boolean add(Edition edition);

    /** The newest edition of a period. */
    Optional<Edition> latest(ReportingPeriod period);

    /** The newest edition of each closed period, the latest period first. */
    List<Edition> latestOfEach(int limit);
}

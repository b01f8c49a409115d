package dev.milepost.application.task;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.WorkPeriod;

/** What follows when a task ends: the live feed hears of it, and a summary is kept for reports. */
public final class TaskEnd {
    private static final int BATCH = 200;

    private final TaskRepository tasks;
    private final ReportRepository reports;
    private final ProgressTracker tracker;
    private final SummariseTask summarise;

    public TaskEnd(TaskRepository tasks, ReportRepository reports, ProgressTracker tracker, SummariseTask summarise) {
        this.tasks = tasks;
        this.reports = reports;
        this.tracker = tracker;
        this.summarise = summarise;
    }

    /** Repeating it is safe. */
    void record(Task ended) {
        summarise.summarise(ended, ended.work().map(work -> tracker.exact(ended).progress()));
    }

    /** Does again what followed the end of a task, if fixes of it have been stored since that its progress lacks. */
    public void correct(TaskId id) {
        tasks.find(id)
                .map(Versioned::value)
                .filter(task -> task.work().flatMap(WorkPeriod::endedAt).isPresent())
                .filter(tracker::lacksFixes)
                .ifPresent(this::record);
    }

    /** Makes up for ends that time alone has brought, or whose summary a crash prevented. @return how many */
    public int catchUp() {
        var missed = reports.withoutSummary(BATCH);
        missed.forEach(id -> tasks.find(id).ifPresent(found -> record(found.value())));
        return missed.size();
    }
}

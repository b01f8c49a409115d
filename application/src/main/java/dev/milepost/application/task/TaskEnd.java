package dev.milepost.application.task;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.domain.task.Task;

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

    /** Makes up for ends that time alone has brought, or whose summary a crash prevented. @return how many */
    public int catchUp() {
        var missed = reports.withoutSummary(BATCH);
        missed.forEach(id -> tasks.find(id).ifPresent(found -> record(found.value())));
        return missed.size();
    }
}

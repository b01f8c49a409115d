package dev.milepost.application.report;

import dev.milepost.domain.report.Names;
import dev.milepost.domain.report.TaskSummary;
import java.util.List;
import java.util.Optional;

/**
 * A part of the summaries themselves, for analyses of one's own.
 *
 * @param tasks by end and then by task
 * @param names of everybody and everything in them
 * @param next what takes it on; empty at the end
 */
public record TaskData(List<TaskSummary> tasks, Names names, Optional<String> next) {
    public TaskData {
        tasks = List.copyOf(tasks);
    }
}

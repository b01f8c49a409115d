package dev.milepost.application.fake;

import dev.milepost.application.contract.ReportRepositoryContract;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TaskRepository;

class InMemoryReportRepositoryTest implements ReportRepositoryContract {
    private final InMemoryTaskRepository tasks = new InMemoryTaskRepository();
    private final ReportRepository reports = new InMemoryReportRepository(tasks);

    @Override
    public ReportRepository reports() {
        return reports;
    }

    @Override
    public TaskRepository tasks() {
        return tasks;
    }
}

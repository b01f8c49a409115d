package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.ReportRepositoryContract;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TaskRepository;

class PostgresReportRepositoryTest implements ReportRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public ReportRepository reports() {
        return new PostgresReportRepository(database);
    }

    @Override
    public TaskRepository tasks() {
        return new PostgresTaskRepository(database);
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.ReportRepositoryContract;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TaskRepository;

class DynamoDbReportRepositoryTest implements ReportRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.REPORTS, Table.TASKS);

    @Override
    public ReportRepository reports() {
        return new DynamoDbReportRepository(db);
    }

    @Override
    public TaskRepository tasks() {
        return new DynamoDbTaskRepository(db);
    }
}

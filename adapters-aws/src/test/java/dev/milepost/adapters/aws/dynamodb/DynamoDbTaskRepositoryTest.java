package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.TaskRepositoryContract;
import dev.milepost.application.port.TaskRepository;

class DynamoDbTaskRepositoryTest implements TaskRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.TASKS);

    @Override
    public TaskRepository tasks() {
        return new DynamoDbTaskRepository(db);
    }
}

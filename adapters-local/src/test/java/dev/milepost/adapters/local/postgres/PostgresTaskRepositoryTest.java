package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.TaskRepositoryContract;
import dev.milepost.application.port.TaskRepository;

class PostgresTaskRepositoryTest implements TaskRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public TaskRepository tasks() {
        return new PostgresTaskRepository(database);
    }
}

package dev.milepost.application.fake;

import dev.milepost.application.contract.TaskRepositoryContract;
import dev.milepost.application.port.TaskRepository;

class InMemoryTaskRepositoryTest implements TaskRepositoryContract {
    private final TaskRepository tasks = new InMemoryTaskRepository();

    @Override
    public TaskRepository tasks() {
        return tasks;
    }
}

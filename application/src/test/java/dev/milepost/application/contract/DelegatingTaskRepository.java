package dev.milepost.application.contract;

import dev.milepost.application.fake.InMemoryTaskRepository;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.Transition;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Tasks in memory, of which a test spoils a part. */
class DelegatingTaskRepository implements TaskRepository {
    final TaskRepository sound = new InMemoryTaskRepository();

    @Override
    public void add(TaskChange published) {
        sound.add(published);
    }

    @Override
    public Optional<Versioned<Task>> find(TaskId id) {
        return sound.find(id);
    }

    @Override
    public TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit) {
        return sound.save(change, expectedVersion, activeLimit);
    }

    @Override
    public Page<Versioned<Task>> list(TaskFilter filter, PageRequest page) {
        return sound.list(filter, page);
    }

    @Override
    public List<Transition> history(TaskId id) {
        return sound.history(id);
    }

    @Override
    public List<Versioned<Task>> lapsed(Instant now, int limit) {
        return sound.lapsed(now, limit);
    }

    @Override
    public List<Versioned<Task>> lapsedClaims(AccountId courier, Instant now) {
        return sound.lapsedClaims(courier, now);
    }

    @Override
    public boolean anyUnfinishedOn(RouteId route, Instant now) {
        return sound.anyUnfinishedOn(route, now);
    }

    @Override
    public boolean anyUnfinishedOf(TeamId team, Instant now) {
        return sound.anyUnfinishedOf(team, now);
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.adapters.aws.dynamodb.NewestFirst.Partition;
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
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.Transition;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Tasks in DynamoDB, an item each with its history in it. A save is one conditional update, whose refusal brings the task as the winner
 * left it; only where a courier's active tasks change with it, it is a transaction of the two.
 */
public final class DynamoDbTaskRepository implements TaskRepository {
    private static final List<TaskStatus> UNFINISHED = List.of(TaskStatus.OPEN, TaskStatus.CLAIMED, TaskStatus.STARTED);

    private final DynamoDb db;
    private final VersionedItems<Task> tasks;
    private final NewestFirst lists;
    private final ByTime due;

    public DynamoDbTaskRepository(DynamoDb db) {
        this.db = db;
        this.tasks = new VersionedItems<>(db, Table.TASKS, TaskItems::write, TaskItems::read);
        this.lists = new NewestFirst(db, Table.TASKS);
        this.due = new ByTime(db, Table.TASKS, Index.DUE);
    }

    @Override
    public void add(TaskChange published) {
        var item = tasks.item(published.next(), 1, VersionedItems.newToken());
        db.put(Table.TASKS, TaskHistory.write(item, published.transitions()), Condition.ABSENT);
    }

    @Override
    public Optional<Versioned<Task>> find(TaskId id) {
        return tasks.find(TaskItems.key(id));
    }

    @Override
    public TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit) {
        var version = expectedVersion + 1;
        var token = VersionedItems.newToken();
        var key = TaskItems.key(change.next().id());
        var state = state(change, expectedVersion, token);
        if (TaskHistory.isInTask(version)) {
            TaskHistory.append(state, change.transitions());
        }
        var alone = change.takes().isEmpty() && change.frees().isEmpty() && TaskHistory.isInTask(version);
        var writes = alone
                ? List.of(db.update(Table.TASKS, key, state))
                : together(change, version, activeLimit, new Transaction(db).update(Table.TASKS, key, state));
        return result(writes, new Versioned<>(change.next(), version), token);
    }

    private static Update state(TaskChange change, long expectedVersion, String token) {
        return new Update()
                .when(VersionedItems.expecting(expectedVersion))
                .replace(TaskItems.CHANGING, TaskItems.write(change.next()))
                .set(VersionedItems.VERSION, AttributeValue.fromN(Long.toString(expectedVersion + 1)))
                .set(VersionedItems.TOKEN, AttributeValue.fromS(token));
    }

    private static List<Write> together(TaskChange change, long version, int activeLimit, Transaction transaction) {
        var id = change.next().id();
        change.takes()
                .ifPresent(courier ->
                        transaction.update(Table.TASKS, ActiveTasks.key(courier), ActiveTasks.take(id, activeLimit)));
        change.frees()
                .ifPresent(courier -> transaction.update(Table.TASKS, ActiveTasks.key(courier), ActiveTasks.free(id)));
        if (!TaskHistory.isInTask(version) && !change.transitions().isEmpty()) {
            transaction.update(
                    Table.TASKS,
                    TaskHistory.key(TaskItems.key(id), version),
                    TaskHistory.append(new Update(), change.transitions()));
        }
        return transaction.commit();
    }

    /** @param writes the task's first; of the others, only the courier who takes it can be refused */
    private TaskSaveResult result(List<Write> writes, Versioned<Task> saved, String token) {
        if (writes.getFirst() instanceof Write.Refused refused) {
            return VersionedItems.wrote(token, refused.found())
                    ? new TaskSaveResult.Saved(saved)
                    : new TaskSaveResult.Stale(tasks.read(refused.found()));
        }
        return writes.stream()
                .filter(Write.Refused.class::isInstance)
                .map(Write.Refused.class::cast)
                .<TaskSaveResult>map(full -> new TaskSaveResult.TooManyActive(ActiveTasks.count(full.found())))
                .findFirst()
                .orElseGet(() -> new TaskSaveResult.Saved(saved));
    }

    @Override
    public Page<Versioned<Task>> list(TaskFilter filter, PageRequest page) {
        var wanted = new TaskLists(filter);
        var active = wanted.activeOf();
        if (active.isPresent()) {
            return page(active(active.get()).filter(task -> wanted.lets(task.value())), page);
        }
        return lists.page(
                wanted.partitions(),
                TaskItems.PREFIX,
                wanted.identifiers(),
                page,
                item -> Optional.of(tasks.read(item)).filter(task -> wanted.lets(task.value())));
    }

    /** What a courier has claimed or started is found without looking through all that they ever held. */
    private Stream<Versioned<Task>> active(AccountId courier) {
        var ids = db.get(Table.TASKS, ActiveTasks.key(courier)).stream()
                .flatMap(item -> ActiveTasks.tasks(item).stream())
                .map(TaskItems::key)
                .toList();
        return new Batches(db, Table.TASKS).get(ids).stream().map(tasks::read);
    }

    private static Page<Versioned<Task>> page(Stream<Versioned<Task>> few, PageRequest page) {
        var rest = few.filter(task -> page.after()
                        .filter(after -> id(task).compareTo(after) >= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(DynamoDbTaskRepository::id).reversed())
                .toList();
        var items = rest.subList(0, Math.min(page.limit(), rest.size()));
        return new Page<>(items, items.size() < rest.size() ? Optional.of(id(items.getLast())) : Optional.empty());
    }

    private static String id(Versioned<Task> task) {
        return task.value().id().value();
    }

    @Override
    public List<Transition> history(TaskId id) {
        return TaskHistory.read(db, TaskItems.key(id));
    }

    @Override
    public List<Versioned<Task>> lapsed(Instant now, int limit) {
        return stored(due.before(TaskItems.DUE, now, limit).limit(limit), now).toList();
    }

    @Override
    public List<Versioned<Task>> lapsedClaims(AccountId courier, Instant now) {
        return stored(due.before(TaskItems.DUE, now, PageRequest.MAX_LIMIT), now)
                .filter(task -> task.value().isHeldBy(courier))
                .toList();
    }

    /** The tasks themselves, of which the index only knows the keys, as far as they still lapse; the longest overdue first. */
    private Stream<Versioned<Task>> stored(Stream<ItemReader> keys, Instant now) {
        var found = new Batches(db, Table.TASKS)
                .get(keys.map(item -> new Key(item.partition(), item.sort())).toList());
        return found.stream()
                .map(tasks::read)
                .filter(task -> task.value().lapse(now).isPresent())
                .sorted(Comparator.comparing((Versioned<Task> task) ->
                                task.value().lapse(now).orElseThrow().at())
                        .thenComparing(task -> task.value().id().value()));
    }

    @Override
    public boolean anyUnfinishedOn(RouteId route, Instant now) {
        return anyUnfinished(TaskItems.ROUTE, route.value(), now);
    }

    @Override
    public boolean anyUnfinishedOf(TeamId team, Instant now) {
        return anyUnfinished(TaskItems.TEAM, team.value(), now);
    }

    private boolean anyUnfinished(String term, String value, Instant now) {
        var ofTerm = Condition.of("#terms.#term = :value")
                .name("#terms", TaskItems.TERMS)
                .name("#term", term)
                .text(":value", value);
        return UNFINISHED.stream()
                .flatMap(status -> lists.all(new Partition(Index.STATUS, status.name(), Optional.of(ofTerm))))
                .map(TaskItems::read)
                .anyMatch(task -> UNFINISHED.contains(task.asOf(now).status()));
    }
}

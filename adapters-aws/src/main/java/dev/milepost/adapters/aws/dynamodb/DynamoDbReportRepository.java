package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.adapters.aws.dynamodb.NewestFirst.Partition;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Publication;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Summaries and editions in DynamoDB. A task that ends carries a mark until its summary is stored, so that those that lack one are an
 * index. The newest edition of each period has a head more, as the period's entry in lists.
 */
public final class DynamoDbReportRepository implements ReportRepository {
    private static final Comparator<TaskSummary> BY_END = Comparator.comparing(TaskSummary::endedAt)
            .thenComparing(summary -> summary.taskId().value());

    private final DynamoDb db;
    private final ByTime ended;
    private final ByTime published;
    private final NewestFirst periods;
    private final NewestFirst tasks;

    public DynamoDbReportRepository(DynamoDb db) {
        this.db = db;
        this.ended = new ByTime(db, Table.REPORTS, Index.MONTH);
        this.published = new ByTime(db, Table.TASKS, Index.MONTH).only(TaskItems.publication());
        this.periods = new NewestFirst(db, Table.REPORTS);
        this.tasks = new NewestFirst(db, Table.TASKS);
    }

    @Override
    public void save(TaskSummary summary) {
        db.put(Table.REPORTS, SummaryItems.write(summary), SummaryItems.notNewerThan(summary));
        db.update(
                Table.TASKS,
                TaskItems.key(summary.taskId()),
                new Update().when(TaskItems.endedUntil(summary.endedAt())).remove(Index.PENDING.hash()));
    }

    @Override
    public Optional<TaskSummary> find(TaskId task) {
        return db.get(Table.REPORTS, SummaryItems.key(task)).map(SummaryItems::read);
    }

    @Override
    public List<TaskSummary> endedBetween(Instant from, Instant to) {
        return Months.items(ended, from, to)
                .map(SummaryItems::read)
                .sorted(BY_END)
                .toList();
    }

    @Override
    public List<TaskSummary> endedBetween(Instant from, Optional<TaskId> after, Instant to, int limit) {
        var found = new ArrayList<TaskSummary>();
        var all = Months.items(ended, from, to).map(SummaryItems::read).iterator();
        while (all.hasNext()) {
            var next = all.next();
            // The index keeps no order among tasks of one instant, so that all of it are read.
            if (found.size() >= limit && next.endedAt().isAfter(found.getLast().endedAt())) {
                break;
            }
            if (next.endedAt().isAfter(from)
                    || after.filter(id -> next.taskId().value().compareTo(id.value()) <= 0)
                            .isEmpty()) {
                found.add(next);
            }
        }
        return found.stream().sorted(BY_END).limit(limit).toList();
    }

    @Override
    public List<Publication> publishedBetween(Instant from, Instant to) {
        return Months.items(published, from, to).map(TaskItems::readPublication).toList();
    }

    @Override
    public List<TaskId> withoutSummary(int limit) {
        return tasks.oldestFirst(Partition.of(Index.PENDING, TaskItems.SUMMARY_PENDING))
                .map(item -> new TaskId(item.partition().substring(TaskItems.PREFIX.length())))
                .limit(limit)
                .toList();
    }

    @Override
    public boolean add(Edition edition) {
        var transaction = new Transaction(db)
                .put(Table.REPORTS, EditionItems.writeHead(edition), Condition.ABSENT)
                .put(Table.REPORTS, EditionItems.writeNewest(edition));
        EditionItems.writeParts(edition).forEach(part -> transaction.put(Table.REPORTS, part));
        return transaction.commit().getFirst() instanceof Write.Done;
    }

    @Override
    public Optional<Edition> find(ReportingPeriod period, int number) {
        return db.get(Table.REPORTS, EditionItems.headKey(period, number))
                .map(EditionItems::readHead)
                .map(head -> EditionItems.read(
                        head,
                        db.collection(
                                Table.REPORTS, EditionItems.partition(period), EditionItems.partPrefix(number), true)));
    }

    @Override
    public List<Edition.Head> editions(ReportingPeriod period) {
        return db.collection(Table.REPORTS, EditionItems.partition(period), EditionItems.HEAD_PREFIX, false)
                .map(EditionItems::readHead)
                .toList();
    }

    @Override
    public List<Edition.Head> latestOfEach(int limit) {
        return periods.all(Partition.of(Index.LIST, EditionItems.PERIOD))
                .map(EditionItems::readHead)
                .limit(limit)
                .toList();
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.adapters.aws.dynamodb.NewestFirst.Partition;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Summaries and editions in DynamoDB. A task that ends carries a mark until its summary is stored, so that those that lack one are an
 * index. The newest edition of each period is stored twice, once as the period's entry in lists.
 */
public final class DynamoDbReportRepository implements ReportRepository {
    private static final String SUMMARY_PREFIX = "summary#";
    private static final String SUMMARY = "summary";
    private static final String PERIOD_PREFIX = "period#";
    private static final String EDITION_PREFIX = "edition#";
    private static final String NEWEST = "newest";
    private static final String PERIOD = "period";
    private static final String NUMBER = "number";

    private final DynamoDb db;
    private final ByTime ended;
    private final NewestFirst periods;
    private final NewestFirst tasks;

    public DynamoDbReportRepository(DynamoDb db) {
        this.db = db;
        this.ended = new ByTime(db, Table.REPORTS, Index.MONTH);
        this.periods = new NewestFirst(db, Table.REPORTS);
        this.tasks = new NewestFirst(db, Table.TASKS);
    }

    @Override
    public void save(TaskSummary summary) {
        db.put(Table.REPORTS, write(summary));
        db.update(
                Table.TASKS,
                TaskItems.key(summary.taskId()),
                new Update().when(Condition.PRESENT).remove(Index.PENDING.hash()));
    }

    @Override
    public List<TaskSummary> endedBetween(Instant from, Instant to) {
        return Months.items(ended, from, to)
                .map(DynamoDbReportRepository::readSummary)
                .toList();
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
        var partition = partition(edition.report().period());
        var numbered = new Key(partition, "%s%06d".formatted(EDITION_PREFIX, edition.number()));
        var writes = new Transaction(db)
                .put(Table.REPORTS, write(edition, numbered), Condition.ABSENT)
                .put(Table.REPORTS, write(edition, new Key(partition, NEWEST)).text(Index.LIST.hash(), PERIOD))
                .commit();
        return writes.getFirst() instanceof Write.Done;
    }

    @Override
    public Optional<Edition> latest(ReportingPeriod period) {
        return db.collection(Table.REPORTS, partition(period), EDITION_PREFIX, false)
                .map(DynamoDbReportRepository::readEdition)
                .findFirst();
    }

    @Override
    public List<Edition> latestOfEach(int limit) {
        return periods.all(Partition.of(Index.LIST, PERIOD))
                .map(DynamoDbReportRepository::readEdition)
                .limit(limit)
                .toList();
    }

    /** Sorts by the period's first day. */
    private static String partition(ReportingPeriod period) {
        return PERIOD_PREFIX + period.firstDay() + "#" + period.label();
    }

    private static ItemWriter write(Edition edition, Key key) {
        return ItemWriter.at(key)
                .text(PERIOD, edition.report().period().label())
                .number(NUMBER, edition.number())
                .instant("madeAt", edition.madeAt())
                .bytes("report", StoredReport.pack(edition.report()));
    }

    private static Edition readEdition(ItemReader item) {
        return new Edition(
                item.integer(NUMBER),
                item.instant("madeAt"),
                StoredReport.unpack(period(item.text(PERIOD)), item.bytes("report")));
    }

    private static ReportingPeriod period(String label) {
        return Stream.of(ReportingPeriod.Week.parse(label), ReportingPeriod.Month.parse(label))
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow();
    }

    private static ItemWriter write(TaskSummary summary) {
        return ItemWriter.at(new Key(SUMMARY_PREFIX + summary.taskId().value(), SUMMARY))
                .text(Index.MONTH.hash(), Months.of(summary.endedAt()))
                .instant(Index.MONTH.range(), summary.endedAt())
                .text("courier", summary.courier().value())
                .text("team", summary.teamId().map(TeamId::value))
                .text("route", summary.routeId().value())
                .text("outcome", summary.outcome().name())
                .money("bonus", summary.bonus())
                .instant("claimedAt", summary.claimedAt())
                .instant("startedAt", summary.startedAt())
                .part(
                        "travel",
                        summary.travel(),
                        (part, travel) -> part.decimal("metres", travel.distanceMetres())
                                .duration("moving", travel.moving())
                                .duration("standing", travel.standing())
                                .duration("offRoute", travel.offRoute()));
    }

    private static TaskSummary readSummary(ItemReader item) {
        var travel = item.part("travel");
        return new TaskSummary(
                new TaskId(item.partition().substring(SUMMARY_PREFIX.length())),
                new AccountId(item.text("courier")),
                item.optionalText("team").map(TeamId::new),
                new RouteId(item.text("route")),
                Outcome.valueOf(item.text("outcome")),
                item.money("bonus"),
                item.instant("claimedAt"),
                item.optionalInstant("startedAt"),
                item.instant(Index.MONTH.range()),
                new Travel(
                        travel.decimal("metres"),
                        travel.duration("moving"),
                        travel.duration("standing"),
                        travel.duration("offRoute")));
    }
}

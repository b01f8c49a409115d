package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.Reports.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.fake.ManualClock;
import dev.milepost.application.report.CloseReports;
import dev.milepost.application.report.ReportSources;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.testing.People;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** A month of a thousand couriers. It takes minutes to fill DynamoDB Local with it: {@code -Dtest=ReportOfAMonthBench} runs it. */
class ReportOfAMonthBench {
    private static final int COURIERS = 1_000;
    private static final int TASKS = 22 * COURIERS;
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Month MONTH = new Month(YearMonth.of(2026, 11));
    private static final Instant BEGINS = MONTH.start(SHANGHAI);
    private static final Instant ENDS = MONTH.end(SHANGHAI);

    @Test
    void aMonthOfAThousandCouriersIsClosedWithinOneFunction() {
        var db = TestTables.of(Table.values());
        fill(db);
        var clock = new ManualClock(ENDS.minusSeconds(60));
        var close = new CloseReports(sources(db), SHANGHAI, clock);
        assertThat(close.close()).hasSize(5);
        clock.set(ENDS);

        var began = System.nanoTime();
        var made = close.close();
        var took = Duration.ofNanos(System.nanoTime() - began);

        LoggerFactory.getLogger(getClass()).info("{} editions of {} summaries took {}", made.size(), TASKS, took);
        assertThat(made).singleElement().satisfies(edition -> {
            assertThat(edition.report().period()).isEqualTo(MONTH);
            assertThat(edition.report().organisation().whole(Figure.COMPLETED)).isEqualTo(TASKS);
            assertThat(edition.report().couriers()).hasSize(COURIERS);
        });
        assertThat(took).isLessThan(LIMIT);
        assertThat(close.close()).isEmpty();
    }

    private static void fill(DynamoDb db) {
        var tasks = IntStream.range(0, TASKS)
                .mapToObj(i -> Tasks.numbered(i).publishedAt(at(i)).open())
                .toList();
        new Batches(db, Table.TASKS)
                .put(tasks.stream()
                        .map(task -> TaskHistory.write(
                                TaskItems.write(task).number(VersionedItems.VERSION, 1),
                                TaskChange.publish(task).transitions()))
                        .toList());
        new Batches(db, Table.REPORTS)
                .put(IntStream.range(0, TASKS)
                        .mapToObj(i -> SummaryItems.write(Reports.summary(i)
                                .by(People.courier(i % COURIERS))
                                .metres(i)
                                .endedAt(at(i))
                                .get()))
                        .toList());
    }

    private static Instant at(int number) {
        return BEGINS.plusSeconds(115L * number);
    }

    private static ReportSources sources(DynamoDb db) {
        return new ReportSources(
                new DynamoDbReportRepository(db),
                new DynamoDbReceiptRepository(db),
                new DynamoDbTaskRepository(db),
                new DynamoDbAccountRepository(db),
                new DynamoDbTeamRepository(db),
                new DynamoDbRouteRepository(db));
    }
}

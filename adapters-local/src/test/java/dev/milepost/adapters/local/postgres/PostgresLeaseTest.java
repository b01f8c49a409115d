package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.Reports.SHANGHAI;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.contract.Racing;
import dev.milepost.application.report.CloseReports;
import dev.milepost.application.report.ReportSources;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.testing.Reports;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PostgresLeaseTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Database database = TestDatabase.empty();

    @Test
    void ofManyInstancesOneDoesTheChoreAtATime() {
        var atIt = new AtomicInteger();
        var most = new AtomicInteger();

        var done = Racing.race(
                16,
                i -> lease("instance-" + i, MINUTE).whileHeld(() -> {
                    most.accumulateAndGet(atIt.incrementAndGet(), Math::max);
                    atIt.decrementAndGet();
                }));

        assertThat(done).contains(true);
        assertThat(most).hasValue(1);
    }

    @Test
    void anotherInstanceLeavesAloneWhatIsBeingDone() {
        assertThat(lease("one", MINUTE).take()).isTrue();

        assertThat(lease("two", MINUTE).take()).isFalse();
        assertThat(lease("one", MINUTE).take()).isTrue();
    }

    @Test
    void aLeaseIsGivenBackAlsoAfterAFault() {
        assertThatThrownBy(() -> lease("one", MINUTE).whileHeld(() -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(lease("two", MINUTE).take()).isTrue();
    }

    @Test
    void aLeaseWhoseHolderCrashedEndsByItself() {
        assertThat(lease("crashed", Duration.ZERO).take()).isTrue();

        assertThat(lease("two", MINUTE).take()).isTrue();
    }

    @Test
    void twoInstancesOnOneDatabaseMakeOneEdition() {
        new PostgresReportRepository(database)
                .save(Reports.summary(1).endedAt(NINE.minus(Duration.ofDays(7))).get());
        try (var other = Database.open(TestDatabase.address(), 2)) {
            var made = new CopyOnWriteArrayList<Edition>();
            var instances = List.of(database, other);

            Racing.race(8, i -> {
                var mine = instances.get(i % 2);
                return new PostgresLease(mine, "reports", "instance-" + i, MINUTE)
                        .whileHeld(() -> made.addAll(closing(mine).close()));
            });

            assertThat(made).hasSize(1);
            assertThat(new PostgresReportRepository(other).editions(new Week(2026, 47)))
                    .containsExactly(made.getFirst().head());
        }
    }

    private static CloseReports closing(Database database) {
        var sources = new ReportSources(
                new PostgresReportRepository(database),
                new PostgresReceiptRepository(database),
                new PostgresTaskRepository(database),
                new PostgresAccountRepository(database),
                new PostgresTeamRepository(database),
                new PostgresRouteRepository(database));
        return new CloseReports(sources, SHANGHAI, () -> NINE);
    }

    private PostgresLease lease(String holder, Duration length) {
        return new PostgresLease(database, "chore", holder, length);
    }
}

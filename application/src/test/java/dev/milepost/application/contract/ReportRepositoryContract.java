package dev.milepost.application.contract;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ReportRepository} must keep to. */
public interface ReportRepositoryContract {
    Week WEEK = new Week(2026, 47);
    Month MONTH = new Month(YearMonth.of(2026, 11));

    /** The store of this test, empty when the test begins; every call in one test is about the same. */
    ReportRepository reports();

    /** The tasks that the summaries are about, in the same store. */
    TaskRepository tasks();

    @Test
    default void anEmptyStoreHasNeitherSummariesNorEditions() {
        var reports = reports();

        assertThat(reports.endedBetween(NINE, NINE.plusSeconds(60))).isEmpty();
        assertThat(reports.withoutSummary(10)).isEmpty();
        assertThat(reports.latest(WEEK)).isEmpty();
        assertThat(reports.latestOfEach(10)).isEmpty();
    }

    @Test
    default void aSummaryOfEveryOutcomeIsKeptWhole() {
        var reports = reports();
        var summaries = IntStream.range(0, TaskSummary.Outcome.values().length)
                .mapToObj(i -> Reports.summary(i)
                        .outcome(TaskSummary.Outcome.values()[i])
                        .endedAt(NINE)
                        .get())
                .toList();

        summaries.forEach(reports::save);

        assertThat(reports.endedBetween(NINE, NINE.plusMillis(1))).containsExactlyInAnyOrderElementsOf(summaries);
    }

    @Test
    default void aSummaryTakesThePlaceOfTheOneBefore() {
        var reports = reports();
        reports.save(Reports.summary(1).endedAt(NINE).metres(100).get());
        var corrected = Reports.summary(1)
                .endedAt(NINE.plusSeconds(1))
                .metres(250.5)
                .outcome(TaskSummary.Outcome.CANCELLED)
                .neverStarted()
                .get();

        reports.save(corrected);

        assertThat(reports.endedBetween(NINE, NINE.plusSeconds(60))).containsExactly(corrected);
    }

    @Test
    default void summariesAreReadFromAnInstantUntilBeforeAnother() {
        var reports = reports();
        IntStream.rangeClosed(1, 4)
                .forEach(i -> reports.save(
                        Reports.summary(i).endedAt(NINE.plusMillis(i)).get()));

        assertThat(reports.endedBetween(NINE.plusMillis(2), NINE.plusMillis(4)))
                .extracting(TaskSummary::taskId)
                .containsExactlyInAnyOrder(
                        Tasks.numbered(2).id(), Tasks.numbered(3).id());
    }

    @Test
    default void tasksThatEndedUnderACourierAndHaveNoSummaryAreFound() {
        store(1, Tasks.complete(Tasks.numbered(1).open().claim(ANNA, NINE).start(NINE, 1)));
        store(2, Tasks.numbered(2).open().claim(ANNA, NINE).cancel(ADMIN, "storm", NINE));
        store(3, Tasks.numbered(3).open().cancel(ADMIN, "storm", NINE));
        store(4, Tasks.numbered(4).open().claim(ANNA, NINE).start(NINE, 1));
        store(5, Tasks.complete(Tasks.numbered(5).open().claim(ANNA, NINE).start(NINE, 1)));
        store(6, Tasks.numbered(6).open());
        reports().save(Reports.summary(5).get());

        assertThat(reports().withoutSummary(10))
                .containsExactlyInAnyOrder(
                        Tasks.numbered(1).id(), Tasks.numbered(2).id());
        assertThat(reports().withoutSummary(1)).hasSize(1);
    }

    @Test
    default void anEditionIsKeptWhole() {
        var reports = reports();
        for (ReportingPeriod period : List.of(WEEK, MONTH)) {
            var edition = Reports.edition(period, 1);
            assertThat(reports.add(edition)).isTrue();
            assertThat(reports.latest(period)).contains(edition);
        }
    }

    @Test
    default void anEditionNeverChanges() {
        var reports = reports();
        var first = Reports.edition(WEEK, 1);
        reports.add(first);

        assertThat(reports.add(new Edition(1, NINE.plusSeconds(5), Reports.emptyReport(WEEK))))
                .isFalse();

        assertThat(reports.latest(WEEK)).contains(first);
    }

    @Test
    default void ofManyWhoCloseAPeriodExactlyOneDoes() {
        var results = Racing.race(16, i -> reports().add(Reports.edition(WEEK, 1)));

        assertThat(results).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(reports().latestOfEach(10)).containsExactly(Reports.edition(WEEK, 1));
    }

    @Test
    default void theNewestEditionOfEachPeriodIsReadTheLatestPeriodFirst() {
        var reports = reports();
        var periods = List.<ReportingPeriod>of(
                new Week(2026, 47), new Week(2026, 46), MONTH, new Month(YearMonth.of(2025, 12)), new Week(2026, 1));
        for (var period : periods) {
            IntStream.rangeClosed(1, 11).forEach(number -> reports.add(Reports.edition(period, number)));
        }

        var newestFirst = List.of(
                Reports.edition(new Week(2026, 47), 11),
                Reports.edition(new Week(2026, 46), 11),
                Reports.edition(MONTH, 11),
                Reports.edition(new Week(2026, 1), 11),
                Reports.edition(new Month(YearMonth.of(2025, 12)), 11));
        assertThat(reports.latestOfEach(10)).isEqualTo(newestFirst);
        assertThat(reports.latestOfEach(2)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(reports.latest(MONTH)).contains(Reports.edition(MONTH, 11));
        assertThat(reports.latest(new Week(2026, 45))).isEmpty();
    }

    private void store(int number, Task next) {
        tasks().add(TaskChange.publish(Tasks.numbered(number).open()));
        tasks().save(new TaskChange(next, List.of(), Optional.empty(), Optional.empty()), 1, 0);
    }
}

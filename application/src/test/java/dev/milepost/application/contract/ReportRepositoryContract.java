package dev.milepost.application.contract;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Publication;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
        assertThat(reports.publishedBetween(NINE, NINE.plusSeconds(60))).isEmpty();
        assertThat(reports.find(Tasks.numbered(1).id())).isEmpty();
        assertThat(reports.withoutSummary(10)).isEmpty();
        assertThat(reports.find(WEEK, 1)).isEmpty();
        assertThat(reports.editions(WEEK)).isEmpty();
        assertThat(reports.latest(WEEK)).isEmpty();
        assertThat(reports.latestOfEach(10)).isEmpty();
    }

    @Test
    default void aSummaryOfEveryOutcomeIsKeptWhole() {
        var reports = reports();
        var summaries = Stream.concat(
                        IntStream.range(0, Outcome.values().length)
                                .mapToObj(i -> Reports.summary(i).outcome(Outcome.values()[i])),
                        Stream.of(
                                Reports.summary(7).neverStarted().withoutTeam(),
                                Reports.summary(8).neverClaimed(Outcome.EXPIRED),
                                Reports.summary(9).titled("=1+1; \"货物\"").on(new RouteId("route-9"))))
                .map(summary -> summary.endedAt(NINE).get())
                .toList();

        summaries.forEach(reports::save);

        assertThat(reports.endedBetween(NINE, NINE.plusMillis(1))).isEqualTo(summaries);
        assertThat(summaries)
                .allSatisfy(
                        summary -> assertThat(reports.find(summary.taskId())).contains(summary));
    }

    @Test
    default void aSummaryTakesThePlaceOfTheOneBefore() {
        var reports = reports();
        reports.save(Reports.summary(1).endedAt(NINE).metres(100).get());
        var corrected = Reports.summary(1)
                .endedAt(NINE.plusSeconds(1))
                .outcome(Outcome.CANCELLED)
                .neverStarted()
                .get();

        reports.save(corrected);

        assertThat(reports.endedBetween(NINE, NINE.plusSeconds(60))).containsExactly(corrected);
    }

    @Test
    default void whoeverSummarisesLateTakesNothingBack() {
        var reports = reports();
        var newest = Reports.summary(1).endedAt(NINE).points(120, 100).get();
        reports.save(newest);

        reports.save(Reports.summary(1).endedAt(NINE).points(119, 100).get());
        reports.save(
                Reports.summary(1).endedAt(NINE.minusMillis(1)).points(500, 500).get());
        assertThat(reports.find(newest.taskId())).contains(newest);

        var corrected = Reports.summary(1).endedAt(NINE).points(120, 90).get();
        reports.save(corrected);
        assertThat(reports.find(newest.taskId())).contains(corrected);
    }

    @Test
    default void summariesAreReadInPartsAlsoAmongThoseOfOneInstant() {
        var summaries = IntStream.range(0, 25)
                .mapToObj(
                        i -> Reports.summary(i).endedAt(NINE.plusMillis(i / 10)).get())
                .toList();
        summaries.reversed().forEach(reports()::save);
        var until = NINE.plusMillis(2);

        var read = new ArrayList<TaskSummary>();
        var part = reports().endedBetween(NINE, Optional.empty(), until, 3);
        while (!part.isEmpty()) {
            assertThat(part).hasSizeLessThanOrEqualTo(3);
            read.addAll(part);
            var last = read.getLast();
            part = reports().endedBetween(last.endedAt(), Optional.of(last.taskId()), until, 3);
        }

        assertThat(read).isEqualTo(summaries.subList(0, 20));
    }

    @Test
    default void publicationsAreReadOnTheirPresentTerms() {
        var first = Tasks.numbered(1).publishedAt(NINE).open();
        var second = Tasks.numbered(2).publishedAt(NINE.plusMillis(5)).open();
        var third = Tasks.numbered(3).publishedAt(NINE.plusMillis(6)).open();
        List.of(first, second, third).forEach(task -> tasks().add(TaskChange.publish(task)));
        var revised = second.revise(Tasks.numbered(2)
                .publishedAt(NINE.plusMillis(5))
                .offeredTo(NORTH)
                .on(new RouteId("route-2"))
                .terms());
        tasks().save(new TaskChange(revised, List.of(), Optional.empty(), Optional.empty()), 1, 0);

        assertThat(reports().publishedBetween(NINE, NINE.plusMillis(6)))
                .containsExactlyInAnyOrder(
                        new Publication(first.id(), Optional.empty(), Tasks.ROUTE, NINE),
                        new Publication(second.id(), Optional.of(NORTH), new RouteId("route-2"), NINE.plusMillis(5)));
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
    default void endedTasksThatHaveNoSummaryAreFound() {
        store(1, Tasks.complete(Tasks.numbered(1).open().claim(ANNA, NINE).start(NINE, 1)));
        store(2, Tasks.numbered(2).open().claim(ANNA, NINE).cancel(ADMIN, "storm", NINE));
        store(3, Tasks.numbered(3).open().cancel(ADMIN, "storm", NINE));
        store(4, Tasks.numbered(4).open().claim(ANNA, NINE).start(NINE, 1));
        store(5, Tasks.complete(Tasks.numbered(5).open().claim(ANNA, NINE).start(NINE, 1)));
        store(6, Tasks.numbered(6).open());
        store(7, Tasks.numbered(7).claimBy(NINE).open().asOf(NINE.plusSeconds(1)));
        reports().save(Reports.summary(5).get());

        assertThat(reports().withoutSummary(10))
                .containsExactlyInAnyOrder(
                        Tasks.numbered(1).id(),
                        Tasks.numbered(2).id(),
                        Tasks.numbered(3).id(),
                        Tasks.numbered(7).id());
        assertThat(reports().withoutSummary(1)).hasSize(1);
    }

    @Test
    default void aSummaryOfAnEarlierEndIsNotTheOneThatIsDue() {
        store(1, Tasks.numbered(1).open().cancel(ADMIN, "storm", NINE));
        var expired = Reports.summary(1).neverClaimed(Outcome.EXPIRED);

        reports().save(expired.endedAt(NINE.minusSeconds(1)).get());
        assertThat(reports().withoutSummary(10))
                .containsExactly(Tasks.numbered(1).id());

        reports().save(expired.outcome(Outcome.CANCELLED).endedAt(NINE).get());
        assertThat(reports().withoutSummary(10)).isEmpty();
    }

    @Test
    default void anEditionIsKeptWhole() {
        var reports = reports();
        for (ReportingPeriod period : List.of(WEEK, MONTH)) {
            var edition = Reports.edition(period, 1);
            assertThat(reports.add(edition)).isTrue();
            assertThat(reports.latest(period)).contains(edition);
            assertThat(reports.find(period, 1)).contains(edition);
            assertThat(reports.editions(period)).containsExactly(edition.head());
        }
    }

    @Test
    default void anEditionNeverChanges() {
        var reports = reports();
        var first = Reports.edition(WEEK, 1);
        reports.add(first);

        assertThat(reports.add(new Edition(1, NINE.plusSeconds(5), NINE, Reports.emptyReport(WEEK), List.of())))
                .isFalse();

        assertThat(reports.latest(WEEK)).contains(first);
    }

    @Test
    default void ofManyWhoCloseAPeriodExactlyOneDoes() {
        var results = Racing.race(16, i -> reports().add(Reports.edition(WEEK, 1)));

        assertThat(results).filteredOn(Boolean::booleanValue).hasSize(1);
        assertThat(reports().latestOfEach(10))
                .containsExactly(Reports.edition(WEEK, 1).head());
    }

    @Test
    default void theNewestEditionOfEachPeriodIsReadTheLatestPeriodFirst() {
        var reports = reports();
        var periods = List.<ReportingPeriod>of(
                new Week(2026, 47), new Week(2026, 46), MONTH, new Month(YearMonth.of(2025, 12)), new Week(2026, 1));
        for (var period : periods) {
            IntStream.rangeClosed(1, 11).forEach(number -> reports.add(Reports.edition(period, number)));
        }

        var newestFirst = Stream.of(
                        new Week(2026, 47),
                        new Week(2026, 46),
                        MONTH,
                        new Week(2026, 1),
                        new Month(YearMonth.of(2025, 12)))
                .map(period -> Reports.edition(period, 11).head())
                .toList();
        assertThat(reports.latestOfEach(10)).isEqualTo(newestFirst);
        assertThat(reports.latestOfEach(2)).isEqualTo(newestFirst.subList(0, 2));
        assertThat(reports.latest(MONTH)).contains(Reports.edition(MONTH, 11));
        assertThat(reports.latest(new Week(2026, 45))).isEmpty();
        assertThat(reports.find(MONTH, 3)).contains(Reports.edition(MONTH, 3));
        assertThat(reports.editions(MONTH))
                .extracting(Edition.Head::number)
                .containsExactly(11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1);
    }

    @Test
    default void anEditionOfThousandsOfRowsIsKeptWhole() {
        // Names that no compression makes small, so that a store with a limit a record meets it.
        var random = new Random(1);
        var rows = IntStream.range(0, 600)
                .mapToObj(i ->
                        new Row("courier-%06d".formatted(i), randomName(random), Optional.empty(), Reports.figures(i)))
                .toList();
        var empty = Reports.emptyReport(WEEK);
        var report = new Report(
                WEEK, empty.zone(), empty.from(), empty.to(), Reports.figures(1), List.of(), rows, List.of());
        var edition = new Edition(1, NINE, NINE, report, List.of());

        assertThat(reports().add(edition)).isTrue();

        assertThat(reports().find(WEEK, 1).orElseThrow().equals(edition)).isTrue();
    }

    private static String randomName(Random random) {
        return random.ints(1_200, 'a', 'z').mapToObj(Character::toString).collect(Collectors.joining());
    }

    private void store(int number, Task next) {
        tasks().add(TaskChange.publish(Tasks.numbered(number).open()));
        tasks().save(new TaskChange(next, List.of(), Optional.empty(), Optional.empty()), 1, 0);
    }
}

package dev.milepost.domain.report;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.report.FigureValue.Amounts;
import dev.milepost.domain.report.FigureValue.None;
import dev.milepost.domain.report.FigureValue.Share;
import dev.milepost.domain.report.FigureValue.Whole;
import dev.milepost.domain.report.ReceiptSummary.State;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.domain.task.TaskId;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FigureTest {
    @Test
    void everyFigureHasAKeyOfItsOwnAndIsExplainedInBothLanguages() {
        assertThat(Arrays.stream(Figure.values()).map(Figure::key))
                .doesNotHaveDuplicates()
                .allMatch(key -> key.matches("[a-z][A-Za-z0-9]+"));
        assertThat(Figure.values()).allSatisfy(figure -> {
            assertThat(Figure.ofKey(figure.key())).contains(figure);
            assertThat(figure.definition().english()).endsWith(".");
            assertThat(figure.definition().chinese()).endsWith("。");
            assertThat(figure.title().chinese()).matches(".*\\p{IsHan}.*");
        });
        assertThat(Figure.ofKey("unknown")).isEmpty();
    }

    @Test
    void eachOutcomeIsCountedWhereItBelongs() {
        var tasks = Stream.concat(
                        IntStream.range(0, Outcome.values().length)
                                .mapToObj(i -> Reports.summary(i)
                                        .outcome(Outcome.values()[i])
                                        .get())
                                .filter(task -> task.outcome() != Outcome.EXPIRED),
                        Stream.of(
                                Reports.summary(8)
                                        .neverClaimed(Outcome.CANCELLED)
                                        .get(),
                                Reports.summary(9).neverClaimed(Outcome.EXPIRED).get()))
                .toList();

        assertThat(whole(Figure.CLAIMED, tasks)).isEqualTo(5);
        assertThat(whole(Figure.COMPLETED, tasks)).isEqualTo(4);
        assertThat(whole(Figure.ON_TIME, tasks)).isEqualTo(2);
        assertThat(whole(Figure.FLAGGED, tasks)).isEqualTo(2);
        assertThat(whole(Figure.CANCELLED, tasks)).isEqualTo(2);
        assertThat(whole(Figure.EXPIRED, tasks)).isEqualTo(1);
        assertThat(whole(Figure.DISTANCE, tasks)).isEqualTo(5_000);
        assertThat(whole(Figure.PLANNED, tasks)).isEqualTo(4_500);
        assertThat(whole(Figure.OFF_ROUTE_EPISODES, tasks)).isEqualTo(10);
        assertThat(whole(Figure.SIGNAL_LOSSES, tasks)).isEqualTo(5);
        assertThat(whole(Figure.SIGNAL_LOST, tasks)).isEqualTo(2_000);
        assertThat(whole(Figure.POINTS, tasks)).isEqualTo(600);
        assertThat(whole(Figure.POINTS_LATE, tasks)).isEqualTo(25);
    }

    @Test
    void onlyCompletedTasksEarnABonusAndCurrenciesAreNeverAdded() {
        var tasks = List.of(
                Reports.summary(1).bonus(money(1_000, "CNY")).get(),
                Reports.summary(2).bonus(money(300, "JPY")).get(),
                Reports.summary(3).bonus(money(250, "CNY")).get(),
                Reports.summary(4)
                        .bonus(money(1, "EUR"))
                        .outcome(Outcome.CANCELLED)
                        .get());

        assertThat(value(Figure.BONUS, tasks)).isEqualTo(new Amounts(List.of(money(1_250, "CNY"), money(300, "JPY"))));
    }

    @Test
    void aMedianIsTheTimeOfATaskThatHalfDoNotExceed() {
        assertThat(median(5)).isEqualTo(new Whole(5));
        assertThat(median(9, 1, 5)).isEqualTo(new Whole(5));
        assertThat(median(1, 2, 3, 100)).isEqualTo(new Whole(2));
        assertThat(median()).isEqualTo(new None());
    }

    @Test
    void nineOfTenDoNotExceedTheNinetiethPercentile() {
        assertThat(value(Figure.START_TO_DONE_P90, worked(IntStream.rangeClosed(1, 10))))
                .isEqualTo(new Whole(9));
        assertThat(value(Figure.START_TO_DONE_P90, worked(IntStream.rangeClosed(1, 11))))
                .isEqualTo(new Whole(10));
        assertThat(value(Figure.START_TO_DONE_P90, worked(IntStream.of(7)))).isEqualTo(new Whole(7));
    }

    @Test
    void timesAreTakenFromTheTasksThatHaveThem() {
        var tasks = List.of(
                Reports.summary(1).startedAt(NINE.minusSeconds(45)).get(),
                Reports.summary(2).neverStarted().outcome(Outcome.CANCELLED).get(),
                Reports.summary(3).neverClaimed(Outcome.EXPIRED).get());

        assertThat(Figure.OPEN_TO_CLAIM_MEDIAN.tasks(work(tasks))).containsExactly(id(1), id(2));
        assertThat(whole(Figure.OPEN_TO_CLAIM_MEDIAN, tasks)).isEqualTo(1_740);
        assertThat(Figure.CLAIM_TO_START_P90.tasks(work(tasks))).containsExactly(id(1));
        assertThat(whole(Figure.CLAIM_TO_START_MEDIAN, tasks)).isEqualTo(15);
        assertThat(Figure.START_TO_DONE_MEDIAN.tasks(work(tasks))).containsExactly(id(1));
    }

    @Test
    void aShareOffTheRouteIsOfTheTimeTracked() {
        assertThat(share(300, 100, 100)).isEqualTo(new Share(0.25));
        assertThat(share(0, 0, 0)).isEqualTo(new Share(0));
        assertThat(share(10, 0, 20)).isEqualTo(new Share(1));
        assertThat(share(3, 0, 1)).isEqualTo(new Share(0.3333));
    }

    @Test
    void receiptsCountByTheirState() {
        var receipts = List.of(
                receipt(1, State.CONFIRMED, Optional.of(money(1_999, "EUR"))),
                receipt(2, State.CORRECTED, Optional.of(money(1, "EUR"))),
                receipt(3, State.PENDING, Optional.empty()),
                receipt(4, State.PENDING, Optional.of(money(500, "JPY"))),
                receipt(5, State.REJECTED, Optional.of(money(70, "CNY"))));
        var figures = Figures.of(new Work(Optional.empty(), List.of(), receipts));

        assertThat(figures.whole(Figure.RECEIPTS_CONFIRMED)).isEqualTo(2);
        assertThat(figures.amounts(Figure.CONFIRMED_TOTAL)).containsExactly(money(2_000, "EUR"));
        assertThat(figures.whole(Figure.RECEIPTS_CORRECTED)).isEqualTo(1);
        assertThat(figures.amounts(Figure.CORRECTED_TOTAL)).containsExactly(money(1, "EUR"));
        assertThat(figures.whole(Figure.RECEIPTS_PENDING)).isEqualTo(2);
        assertThat(figures.amounts(Figure.PENDING_TOTAL)).containsExactly(money(500, "JPY"));
        assertThat(figures.whole(Figure.RECEIPTS_REJECTED)).isEqualTo(1);
        assertThat(figures.amounts(Figure.REJECTED_TOTAL)).containsExactly(money(70, "CNY"));
    }

    @Test
    void aCountIsAsLargeAsTheListOfItsTasks() {
        var tasks = IntStream.range(0, 12)
                .mapToObj(i -> Reports.summary(i)
                        .outcome(Outcome.values()[i % Outcome.values().length])
                        .get())
                .toList();
        var counted = List.of(
                Figure.CLAIMED, Figure.COMPLETED, Figure.ON_TIME, Figure.FLAGGED, Figure.CANCELLED, Figure.EXPIRED);

        assertThat(counted)
                .allSatisfy(figure -> assertThat(figure.tasks(work(tasks))).hasSize((int) whole(figure, tasks)));
    }

    private static FigureValue median(int... seconds) {
        return value(Figure.START_TO_DONE_MEDIAN, worked(IntStream.of(seconds)));
    }

    private static List<TaskSummary> worked(IntStream seconds) {
        return seconds.mapToObj(time ->
                        Reports.summary(time).startedAt(NINE.minusSeconds(time)).get())
                .toList();
    }

    private static FigureValue share(int moving, int standing, int offRoute) {
        var travel = new Travel(
                1, 1, Duration.ofSeconds(moving), Duration.ofSeconds(standing), Duration.ofSeconds(offRoute), 1);
        return value(
                Figure.OFF_ROUTE_SHARE,
                List.of(Reports.summary(1).travel(travel).get()));
    }

    private static ReceiptSummary receipt(int number, State state, Optional<Money> amount) {
        return new ReceiptSummary(
                Receipts.id(number), id(number), ANNA, Optional.of(NORTH), Tasks.ROUTE, NINE, state, amount);
    }

    private static long whole(Figure figure, List<TaskSummary> tasks) {
        return Figures.of(work(tasks)).whole(figure);
    }

    private static FigureValue value(Figure figure, List<TaskSummary> tasks) {
        return Figures.of(work(tasks)).value(figure);
    }

    private static Work work(List<TaskSummary> tasks) {
        return new Work(Optional.of(List.of()), tasks, List.of());
    }

    private static TaskId id(int number) {
        return Tasks.numbered(number).id();
    }

    private static Money money(long minorUnits, String currency) {
        return new Money(minorUnits, Currency.getInstance(currency));
    }
}

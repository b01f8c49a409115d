package dev.milepost.domain.report;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static dev.milepost.testing.Reports.SHANGHAI;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.Reports;
import java.time.Duration;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Week WEEK = new Week(2026, 48);
    private static final Map<AccountId, Account> ACCOUNTS =
            Map.of(ANNA, account(ANNA, "Anna", Optional.of(NORTH)), BORIS, account(BORIS, "Boris", Optional.of(SOUTH)));

    @Test
    void withoutTasksAndReceiptsAReportIsEmpty() {
        var report = report(List.of(), List.of());

        assertThat(report.rows()).isEmpty();
        assertThat(report.totals()).isEqualTo(Figures.NONE);
        assertThat(report.from()).isEqualTo(WEEK.start(SHANGHAI));
        assertThat(report.to()).isEqualTo(WEEK.end(SHANGHAI));
    }

    @Test
    void eachOutcomeIsCountedWhereItBelongs() {
        var tasks = List.of(
                Reports.summary(1).outcome(Outcome.COMPLETED_ON_TIME).get(),
                Reports.summary(2).outcome(Outcome.COMPLETED_LATE).get(),
                Reports.summary(3).outcome(Outcome.FLAGGED_ON_TIME).get(),
                Reports.summary(4).outcome(Outcome.FLAGGED_LATE).get(),
                Reports.summary(5).outcome(Outcome.CANCELLED).get());

        var figures = figures(tasks, List.of());

        assertThat(figures.claimed()).isEqualTo(5);
        assertThat(figures.completed()).isEqualTo(4);
        assertThat(figures.onTime()).isEqualTo(2);
        assertThat(figures.flagged()).isEqualTo(2);
        assertThat(figures.cancelled()).isEqualTo(1);
        assertThat(figures.distanceMetres()).isEqualTo(5_000);
    }

    @Test
    void aCancelledTaskEarnsNoBonus() {
        var tasks = List.of(
                Reports.summary(1).bonus(money(1_000, "CNY")).get(),
                Reports.summary(2)
                        .bonus(money(500, "CNY"))
                        .outcome(Outcome.CANCELLED)
                        .get());

        assertThat(figures(tasks, List.of()).bonus()).containsExactly(money(1_000, "CNY"));
    }

    @Test
    void moneyIsAddedWithinACurrencyAndNeverAcross() {
        var tasks = List.of(
                Reports.summary(1).bonus(money(1_000, "CNY")).get(),
                Reports.summary(2).bonus(money(300, "JPY")).get(),
                Reports.summary(3).bonus(money(250, "CNY")).get(),
                Reports.summary(4).bonus(money(1, "EUR")).get());

        assertThat(figures(tasks, List.of()).bonus())
                .containsExactly(money(1_250, "CNY"), money(1, "EUR"), money(300, "JPY"));
    }

    @Test
    void onlyConfirmedReceiptsAreMoney() {
        var receipts = List.of(
                receipt(1, ANNA, ReceiptSummary.State.CONFIRMED, Optional.of(money(1_999, "EUR"))),
                receipt(2, ANNA, ReceiptSummary.State.CONFIRMED, Optional.of(money(1, "EUR"))),
                receipt(3, ANNA, ReceiptSummary.State.PENDING, Optional.empty()),
                receipt(4, ANNA, ReceiptSummary.State.REJECTED, Optional.empty()));

        var figures = figures(List.of(), receipts);

        assertThat(figures.receiptsConfirmed()).isEqualTo(2);
        assertThat(figures.confirmedTotal()).containsExactly(money(2_000, "EUR"));
        assertThat(figures.receiptsPending()).isEqualTo(1);
        assertThat(figures.receiptsRejected()).isEqualTo(1);
        assertThat(figures.bonus()).isEmpty();
    }

    @Test
    void aShareOffTheRouteIsOfTheTimeTracked() {
        assertThat(share(Duration.ofSeconds(300), Duration.ofSeconds(100), Duration.ofSeconds(100)))
                .isEqualTo(0.25);
        assertThat(share(Duration.ZERO, Duration.ZERO, Duration.ZERO)).isZero();
        assertThat(share(Duration.ofSeconds(10), Duration.ZERO, Duration.ofSeconds(20)))
                .isEqualTo(1);
    }

    private static double share(Duration moving, Duration standing, Duration offRoute) {
        var task = Reports.summary(1)
                .travel(new Travel(1, moving, standing, offRoute))
                .get();
        return figures(List.of(task), List.of()).offRouteShare();
    }

    @Test
    void rowsAddUpToTheTotals() {
        var tasks = List.of(
                Reports.summary(1).metres(0.1).get(),
                Reports.summary(2).by(BORIS).metres(0.2).bonus(money(5, "JPY")).get(),
                Reports.summary(3).by(BORIS).outcome(Outcome.FLAGGED_LATE).get());
        var receipts = List.of(receipt(1, BORIS, ReceiptSummary.State.PENDING, Optional.empty()));

        var report = report(tasks, receipts);
        var totals = report.totals();

        assertThat(report.rows()).extracting(CourierSummary::name).containsExactly("Anna", "Boris");
        assertThat(totals.claimed()).isEqualTo(3);
        assertThat(totals.bonus()).containsExactly(money(2_500, "CNY"), money(5, "JPY"));
        assertThat(totals.distanceMetres()).isCloseTo(1_000.3, within(1e-9));
        assertThat(totals.receiptsPending()).isEqualTo(1);
        assertThat(totals.movingSeconds())
                .isEqualTo(report.rows().stream()
                        .mapToLong(row -> row.figures().movingSeconds())
                        .sum());
    }

    @Test
    void halfSecondsAreRoundedOnceACourierNotOnceATask() {
        var half = new Travel(0, Duration.ofMillis(500), Duration.ZERO, Duration.ZERO);
        var tasks = List.of(
                Reports.summary(1).travel(half).get(),
                Reports.summary(2).travel(half).get());

        assertThat(figures(tasks, List.of()).movingSeconds()).isEqualTo(1);
    }

    @Test
    void whoeverOnlyUploadedAReceiptHasARow() {
        var report = report(List.of(), List.of(receipt(1, BORIS, ReceiptSummary.State.PENDING, Optional.empty())));

        assertThat(report.rows()).singleElement().satisfies(row -> {
            assertThat(row.courier()).isEqualTo(BORIS);
            assertThat(row.figures().claimed()).isZero();
        });
    }

    @Test
    void couriersOfOneNameStandApart() {
        var accounts =
                Map.of(ANNA, account(ANNA, "Li", Optional.empty()), BORIS, account(BORIS, "Li", Optional.empty()));
        var tasks =
                List.of(Reports.summary(1).by(BORIS).get(), Reports.summary(2).get());

        var report = Report.of(WEEK, SHANGHAI, tasks, List.of(), accounts);

        assertThat(report.rows()).extracting(CourierSummary::courier).containsExactly(ANNA, BORIS);
    }

    @Test
    void theRowsOfATeamAreThoseOfItsCouriers() {
        var report = report(
                List.of(Reports.summary(1).get(), Reports.summary(2).by(BORIS).get()), List.of());

        assertThat(report.ofTeam(NORTH).rows())
                .extracting(CourierSummary::courier)
                .containsExactly(ANNA);
        assertThat(report.ofTeam(NORTH).totals().claimed()).isEqualTo(1);
        assertThat(report.ofTeam(new TeamId("unknown")).rows()).isEmpty();
    }

    @Test
    void theOrderInWhichTasksAreReadChangesNoFigure() {
        var tasks = Stream.of(0.1, 0.2, 0.3)
                .map(metres ->
                        Reports.summary((int) (metres * 10)).metres(metres).get())
                .toList();

        assertThat(report(tasks.reversed(), List.of())).isEqualTo(report(tasks, List.of()));
    }

    @Test
    void namesDoNotChangeFigures() {
        var tasks = List.of(Reports.summary(1).get());
        var report = report(tasks, List.of());
        var married = Map.of(ANNA, account(ANNA, "Anna B", Optional.of(SOUTH)));
        var renamed = Report.of(WEEK, SHANGHAI, tasks, List.of(), married);

        assertThat(report.sameFiguresAs(renamed)).isTrue();
        assertThat(report.sameFiguresAs(report(List.of(), List.of()))).isFalse();
        assertThat(report.sameFiguresAs(
                        report(List.of(Reports.summary(1).metres(1_001).get()), List.of())))
                .isFalse();
    }

    private static Report report(List<TaskSummary> tasks, List<ReceiptSummary> receipts) {
        return Report.of(WEEK, SHANGHAI, tasks, receipts, ACCOUNTS);
    }

    private static Figures figures(List<TaskSummary> tasks, List<ReceiptSummary> receipts) {
        return report(tasks, receipts).rows().getFirst().figures();
    }

    private static ReceiptSummary receipt(
            int number, AccountId courier, ReceiptSummary.State state, Optional<Money> confirmed) {
        return new ReceiptSummary(Receipts.id(number), courier, NINE, state, confirmed);
    }

    private static Account account(AccountId id, String name, Optional<TeamId> team) {
        return new Account(id, new Email(id.value() + "@example.com"), name, Role.COURIER, team, false, NINE);
    }

    private static Money money(long minorUnits, String currency) {
        return new Money(minorUnits, Currency.getInstance(currency));
    }
}

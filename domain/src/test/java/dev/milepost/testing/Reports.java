package dev.milepost.testing;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.report.CourierSummary;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Travel;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** Makes what reports are made of: {@code Reports.summary(1).endedAt(…).get()}. Immutable. */
public record Reports(TaskSummary get) {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Of a task with this number that Anna completed on time: a kilometre in ten minutes, started and ended at nine. */
    public static Reports summary(int number) {
        return new Reports(new TaskSummary(
                Tasks.numbered(number).id(),
                People.ANNA,
                Optional.of(People.NORTH),
                Tasks.ROUTE,
                TaskSummary.Outcome.COMPLETED_ON_TIME,
                Tasks.BONUS,
                Tasks.NINE.minusSeconds(60),
                Optional.of(Tasks.NINE),
                Tasks.NINE,
                new Travel(1_000, Duration.ofMillis(600_000), Duration.ofMillis(60_500), Duration.ofMillis(30_250))));
    }

    public Reports by(AccountId courier) {
        return with(courier, get.outcome(), get.bonus(), get.startedAt(), get.endedAt(), get.travel());
    }

    public Reports outcome(TaskSummary.Outcome outcome) {
        return with(get.courier(), outcome, get.bonus(), get.startedAt(), get.endedAt(), get.travel());
    }

    public Reports bonus(Money bonus) {
        return with(get.courier(), get.outcome(), bonus, get.startedAt(), get.endedAt(), get.travel());
    }

    public Reports neverStarted() {
        return with(get.courier(), get.outcome(), get.bonus(), Optional.empty(), get.endedAt(), get.travel());
    }

    public Reports endedAt(Instant at) {
        return with(get.courier(), get.outcome(), get.bonus(), get.startedAt(), at, get.travel());
    }

    public Reports metres(double metres) {
        var travel = get.travel();
        return travel(new Travel(metres, travel.moving(), travel.standing(), travel.offRoute()));
    }

    public Reports travel(Travel travel) {
        return with(get.courier(), get.outcome(), get.bonus(), get.startedAt(), get.endedAt(), travel);
    }

    private Reports with(
            AccountId courier,
            TaskSummary.Outcome outcome,
            Money bonus,
            Optional<Instant> startedAt,
            Instant endedAt,
            Travel travel) {
        return new Reports(new TaskSummary(
                get.taskId(),
                courier,
                get.teamId(),
                get.routeId(),
                outcome,
                bonus,
                get.claimedAt(),
                startedAt,
                endedAt,
                travel));
    }

    /** An edition with every figure set for one courier and nothing for another. */
    public static Edition edition(ReportingPeriod period, int number) {
        var figures = new Figures(
                5,
                4,
                3,
                2,
                1,
                12_345.678,
                3_600,
                600,
                60,
                List.of(Tasks.BONUS, new Money(700, Currency.getInstance("JPY"))),
                2,
                List.of(new Money(1_999, Currency.getInstance("EUR"))),
                1,
                number);
        return new Edition(
                number,
                Tasks.NINE.plusMillis(number),
                report(
                        period,
                        List.of(
                                new CourierSummary(People.ANNA, "安娜 \"A\"", Optional.of(People.NORTH), figures),
                                new CourierSummary(People.BORIS, "Boris", Optional.empty(), Figures.NONE))));
    }

    public static Report emptyReport(ReportingPeriod period) {
        return report(period, List.of());
    }

    private static Report report(ReportingPeriod period, List<CourierSummary> rows) {
        return new Report(period, SHANGHAI, period.start(SHANGHAI), period.end(SHANGHAI), rows);
    }
}

package dev.milepost.testing;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Change;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue;
import dev.milepost.domain.report.FigureValue.Amounts;
import dev.milepost.domain.report.FigureValue.None;
import dev.milepost.domain.report.FigureValue.Share;
import dev.milepost.domain.report.FigureValue.Whole;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.Section;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Quality;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.domain.route.RouteId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Makes what reports are made of: {@code Reports.summary(1).endedAt(…).get()}. Immutable. */
public record Reports(TaskSummary get) {
    public static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /**
     * Of a task with this number that Anna completed on time: open since half past eight, claimed a minute before nine, a kilometre in ten
     * minutes, started and ended at nine.
     */
    public static Reports summary(int number) {
        return new Reports(new TaskSummary(
                Tasks.numbered(number).id(),
                "Task " + number,
                Tasks.ROUTE,
                Optional.of(People.ANNA),
                Optional.of(People.NORTH),
                Outcome.COMPLETED_ON_TIME,
                Tasks.BONUS,
                Tasks.NINE.minusSeconds(3_600),
                Tasks.NINE.minusSeconds(1_800),
                Optional.of(Tasks.NINE.minusSeconds(60)),
                Optional.of(Tasks.NINE),
                Tasks.NINE,
                new Travel(
                        1_000,
                        900,
                        Duration.ofMillis(600_000),
                        Duration.ofMillis(60_500),
                        Duration.ofMillis(30_250),
                        2),
                new Quality(120, 115, 1, Duration.ofMillis(400_300))));
    }

    public Reports by(AccountId courier) {
        return with(draft -> draft.courier = Optional.of(courier));
    }

    public Reports inTeam(TeamId team) {
        return with(draft -> draft.team = Optional.of(team));
    }

    public Reports withoutTeam() {
        return with(draft -> draft.team = Optional.empty());
    }

    public Reports on(RouteId route) {
        return with(draft -> draft.route = route);
    }

    public Reports titled(String title) {
        return with(draft -> draft.title = title);
    }

    public Reports outcome(Outcome outcome) {
        return with(draft -> draft.outcome = outcome);
    }

    public Reports bonus(Money bonus) {
        return with(draft -> draft.bonus = bonus);
    }

    /** As nobody ever held it. */
    public Reports neverClaimed(Outcome outcome) {
        return neverStarted().outcome(outcome).with(draft -> {
            draft.courier = Optional.empty();
            draft.claimedAt = Optional.empty();
        });
    }

    public Reports neverStarted() {
        return with(draft -> {
            draft.startedAt = Optional.empty();
            draft.travel = Travel.NONE;
            draft.quality = Quality.NONE;
        });
    }

    public Reports claimedAt(Instant at) {
        return with(draft -> draft.claimedAt = Optional.of(at));
    }

    public Reports startedAt(Instant at) {
        return with(draft -> draft.startedAt = Optional.of(at));
    }

    public Reports endedAt(Instant at) {
        return with(draft -> draft.endedAt = at);
    }

    public Reports metres(long metres) {
        var travel = get.travel();
        return travel(new Travel(
                metres,
                travel.plannedMetres(),
                travel.moving(),
                travel.standing(),
                travel.offRoute(),
                travel.offRouteEpisodes()));
    }

    public Reports travel(Travel travel) {
        return with(draft -> draft.travel = travel);
    }

    public Reports points(int points, int atEnd) {
        return with(draft -> draft.quality = new Quality(
                points, atEnd, get.quality().signalLosses(), get.quality().signalLost()));
    }

    private Reports with(Consumer<Draft> change) {
        var draft = new Draft(get);
        change.accept(draft);
        return new Reports(draft.summary(get));
    }

    /** What can be changed of a summary. */
    private static final class Draft {
        private String title;
        private RouteId route;
        private Optional<AccountId> courier;
        private Optional<TeamId> team;
        private Outcome outcome;
        private Money bonus;
        private Optional<Instant> claimedAt;
        private Optional<Instant> startedAt;
        private Instant endedAt;
        private Travel travel;
        private Quality quality;

        private Draft(TaskSummary from) {
            title = from.title();
            route = from.routeId();
            courier = from.courier();
            team = from.teamId();
            outcome = from.outcome();
            bonus = from.bonus();
            claimedAt = from.claimedAt();
            startedAt = from.startedAt();
            endedAt = from.endedAt();
            travel = from.travel();
            quality = from.quality();
        }

        private TaskSummary summary(TaskSummary from) {
            return new TaskSummary(
                    from.taskId(),
                    title,
                    route,
                    courier,
                    team,
                    outcome,
                    bonus,
                    from.publishedAt(),
                    from.opensAt(),
                    claimedAt,
                    startedAt,
                    endedAt,
                    travel,
                    quality);
        }
    }

    /** An edition with a value of every figure for one courier and nothing for another, and a change of each kind. */
    public static Edition edition(ReportingPeriod period, int number) {
        var figures = figures(number);
        var changes = List.of(
                new Change(Section.ORGANISATION, "", "", Figure.POINTS_LATE, new Whole(1), new Whole(number)),
                new Change(
                        Section.COURIERS,
                        People.ANNA.value(),
                        "Anna",
                        Figure.OFF_ROUTE_SHARE,
                        new None(),
                        new Share(0.125)),
                new Change(
                        Section.ROUTES,
                        Tasks.ROUTE.value(),
                        "Ring road",
                        Figure.BONUS,
                        new Amounts(List.of()),
                        new Amounts(List.of(Tasks.BONUS))));
        return new Edition(
                number,
                Tasks.NINE.plusMillis(number),
                Tasks.NINE.minusMillis(number),
                report(
                        period,
                        figures,
                        List.of(
                                new Row(People.ANNA.value(), "安娜 \"A\"", Optional.of(People.NORTH), figures),
                                new Row(People.BORIS.value(), "Boris", Optional.empty(), Figures.NONE))),
                changes);
    }

    /** A value of every figure, each another. */
    public static Figures figures(int seed) {
        var values = new EnumMap<Figure, FigureValue>(Figure.class);
        for (var figure : Figure.values()) {
            values.put(figure, value(figure.unit(), 100 * seed + figure.ordinal()));
        }
        return new Figures(values);
    }

    private static FigureValue value(Figure.Unit unit, int number) {
        return switch (unit) {
            case COUNT, METRES, SECONDS -> new Whole(number);
            case SHARE -> new Share(0.125);
            case MONEY ->
                new Amounts(List.of(
                        new Money(number, Currency.getInstance("CNY")), new Money(700, Currency.getInstance("JPY"))));
        };
    }

    public static Report emptyReport(ReportingPeriod period) {
        return report(period, Figures.NONE, List.of());
    }

    private static Report report(ReportingPeriod period, Figures organisation, List<Row> couriers) {
        return new Report(
                period,
                SHANGHAI,
                period.start(SHANGHAI),
                period.end(SHANGHAI),
                organisation,
                List.of(new Row(People.NORTH.value(), "North", Optional.empty(), organisation)),
                couriers,
                List.of(new Row(Tasks.ROUTE.value(), "Ring road", Optional.empty(), organisation)));
    }
}

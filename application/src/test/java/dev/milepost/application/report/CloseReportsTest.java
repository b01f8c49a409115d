package dev.milepost.application.report;

import static dev.milepost.application.fake.World.ADMIN;
import static dev.milepost.application.fake.World.ANNA;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.Reports.SHANGHAI;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Refusal;
import dev.milepost.application.contract.Racing;
import dev.milepost.application.fake.InMemoryReportRepository;
import dev.milepost.application.fake.World;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.task.TaskEnd;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.report.Change;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue.Whole;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.Section;
import dev.milepost.domain.report.Subject;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.People;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CloseReportsTest {
    private static final Week WEEK_47 = new Week(2026, 47);
    private static final Week WEEK_48 = new Week(2026, 48);
    /** A minute past midnight of the Monday on which week 48 begins in Shanghai. */
    private static final Instant MONDAY = Instant.parse("2026-11-22T16:01:00Z");

    private final World world = new World();
    private final ReportQueries queries = world.reportQueries;

    @BeforeEach
    void couriersWork() {
        world.accounts.add(
                People.account(People.ANNA, Role.COURIER, Optional.of(People.NORTH)), new PasswordHash("hash"));
        world.accounts.add(People.account(People.BORIS), new PasswordHash("hash"));
        world.teams.add(People.team(People.NORTH, "North"));
        world.clock.set(MONDAY);
    }

    @Test
    void periodsWithoutWorkAreNotClosed() {
        assertThat(world.closeReports.close()).isEmpty();
        assertThat(queries.closed()).isEmpty();
    }

    @Test
    void aPeriodIsClosedOnceItHasEnded() {
        ended(1, MONDAY.minusSeconds(61));
        ended(2, MONDAY.minusSeconds(59));

        var made = world.closeReports.close();

        assertThat(made).extracting(edition -> edition.report().period()).containsExactly(WEEK_47);
        assertThat(made.getFirst().number()).isEqualTo(1);
        assertThat(made.getFirst().madeAt()).isEqualTo(MONDAY);
        assertThat(made.getFirst().dataUntil()).isEqualTo(MONDAY);
        assertThat(made.getFirst().changes()).isEmpty();
        assertThat(made.getFirst().report().organisation().whole(Figure.COMPLETED))
                .isEqualTo(1);
        assertThat(view(WEEK_48).edition()).isEmpty();
        assertThat(view(WEEK_48).report().organisation().whole(Figure.COMPLETED))
                .isEqualTo(1);
        assertThat(view(WEEK_47).edition()).contains(1);
    }

    @Test
    void workAroundMidnightCountsInTheZoneOfTheOrganisation() {
        ended(1, Instant.parse("2026-11-22T15:59:59.999Z"));
        ended(2, Instant.parse("2026-11-22T16:00:00Z"));

        assertThat(view(WEEK_47).report().organisation().whole(Figure.CLAIMED)).isEqualTo(1);
        assertThat(view(WEEK_48).report().organisation().whole(Figure.CLAIMED)).isEqualTo(1);
        assertThat(view(new Month(YearMonth.of(2026, 11)))
                        .report()
                        .organisation()
                        .whole(Figure.CLAIMED))
                .isEqualTo(2);
    }

    @Test
    void closingAgainDoesNothing() {
        ended(1, MONDAY.minusSeconds(61));
        world.closeReports.close();
        world.clock.pass(Duration.ofMinutes(10));

        assertThat(world.closeReports.close()).isEmpty();
    }

    @Test
    void ofManyWhoCloseAtOnceOneMakesTheEdition() {
        ended(1, MONDAY.minusSeconds(61));

        var made = Racing.race(8, i -> world.closeReports.close());

        assertThat(made.stream().flatMap(List::stream)).hasSize(1);
    }

    @Test
    void aFigureThatChangesMakesAFurtherEdition() {
        ended(1, MONDAY.minusSeconds(61));
        world.closeReports.close();
        world.reports.save(Reports.summary(1)
                .endedAt(MONDAY.minusSeconds(61))
                .metres(1_234)
                .get());

        var corrected = world.closeReports.correct();

        assertThat(corrected).extracting(Edition::number).containsExactly(2);
        assertThat(corrected.getFirst().changes())
                .filteredOn(change -> change.section() == Section.ORGANISATION)
                .containsExactly(
                        new Change(Section.ORGANISATION, "", "", Figure.DISTANCE, new Whole(1_000), new Whole(1_234)));
        assertThat(view(WEEK_47).report().organisation().whole(Figure.DISTANCE)).isEqualTo(1_234);
        assertThat(queries.closed()).extracting(Edition.Head::number).containsExactly(2);
        assertThat(queries.editions(WEEK_47)).extracting(Edition.Head::number).containsExactly(2, 1);
        var first = done(queries.find(WEEK_47, Optional.empty(), Optional.of(1)));
        assertThat(first.report().organisation().whole(Figure.DISTANCE)).isEqualTo(1_000);
        assertThat(refused(queries.find(WEEK_47, Optional.empty(), Optional.of(3))))
                .isEqualTo(new Refusal.NotFound());
        assertThat(world.closeReports.correct()).isEmpty();
    }

    @Test
    void aReceiptThatIsReviewedLaterMakesAFurtherEdition() {
        world.offer(Tasks.numbered(1));
        world.receipts.add(receipt().waiting());
        world.closeReports.close();
        assertThat(view(WEEK_47).report().organisation().whole(Figure.RECEIPTS_PENDING))
                .isEqualTo(1);
        var facts = receipt().waiting().facts();
        world.receipts.save(
                new ConfirmedReceipt(facts, Optional.empty(), Tasks.BONUS, Optional.of(People.MANAGER), MONDAY), 1);

        assertThat(world.closeReports.correct()).hasSize(1);

        var totals = view(WEEK_47).report().organisation();
        assertThat(totals.whole(Figure.RECEIPTS_PENDING)).isZero();
        assertThat(totals.amounts(Figure.CONFIRMED_TOTAL)).containsExactly(Tasks.BONUS);
    }

    private static Receipts receipt() {
        return Receipts.numbered(1).on(Tasks.numbered(1).id()).at(MONDAY.minusSeconds(3_600));
    }

    @Test
    void aStandstillIsMadeUpFor() {
        ended(1, MONDAY.minus(Duration.ofDays(10)));
        ended(2, MONDAY.minus(Duration.ofDays(3)));
        world.clock.set(Instant.parse("2026-12-01T00:00:00Z"));

        assertThat(world.closeReports.close())
                .extracting(edition -> edition.report().period())
                .containsExactlyInAnyOrder(WEEK_47, new Week(2026, 46), new Month(YearMonth.of(2026, 11)));
    }

    @Test
    void whatEndedLongAgoIsLeftAsItIs() {
        ended(1, MONDAY.minus(Duration.ofDays(220)));

        assertThat(world.closeReports.close()).isEmpty();
    }

    @Test
    void aTeamSeesItsOwnRows() {
        ended(1, MONDAY.minusSeconds(61));
        world.reports.save(Reports.summary(2)
                .by(People.BORIS)
                .inTeam(People.SOUTH)
                .endedAt(MONDAY.minusSeconds(61))
                .get());

        var ofNorth = done(queries.find(WEEK_47, Optional.of(People.NORTH), Optional.empty()));

        assertThat(ofNorth.report().couriers()).extracting(Row::id).containsExactly(People.ANNA.value());
        assertThat(ofNorth.report().organisation().whole(Figure.CLAIMED)).isEqualTo(1);
        assertThat(refused(queries.find(WEEK_47, Optional.of(new TeamId("unknown")), Optional.empty())))
                .isEqualTo(Refusal.Flawed.of("teamId", "no such team"));
    }

    @Test
    void aPeriodThatHasNotBegunIsRefused() {
        assertThat(refused(queries.find(new Week(2026, 49), Optional.empty(), Optional.empty())))
                .isEqualTo(new Refusal.PeriodNotBegun(new Week(2026, 49).start(SHANGHAI)));
    }

    @Test
    void rowsAreCalledByTheNamesOfTheirSubjects() {
        ended(1, MONDAY.minusSeconds(61));

        var report = view(WEEK_47).report();

        assertThat(report.teams()).extracting(Row::name).containsExactly("North");
        assertThat(report.couriers())
                .extracting(Row::name)
                .containsExactly(People.account(People.ANNA).name());
        assertThat(report.routes()).extracting(Row::name).containsExactly("Ring road");
    }

    @Test
    void aFigureLeadsToTheTasksThatItCounts() {
        var first = finished(1);
        var second = finished(2);
        var third = world.offer(Tasks.numbered(3).opensAt(MONDAY));
        done(world.cancel.cancel(third.id(), "storm", ADMIN));

        assertThat(counted(Subject.ORGANISATION, Optional.of(Figure.COMPLETED)))
                .containsExactly(second.id(), first.id());
        assertThat(counted(Subject.of(People.ANNA, Optional.of(People.NORTH)), Optional.empty()))
                .containsExactly(second.id(), first.id());
        assertThat(counted(Subject.of(Tasks.ROUTE), Optional.of(Figure.CANCELLED)))
                .containsExactly(third.id());
        assertThat(counted(Subject.ORGANISATION, Optional.empty())).hasSize(3);
        var page = done(queries.tasks(WEEK_48, Subject.ORGANISATION, Optional.empty(), PageRequest.first(2)));
        var rest =
                done(queries.tasks(WEEK_48, Subject.ORGANISATION, Optional.empty(), new PageRequest(2, page.next())));
        assertThat(page.items()).hasSize(2);
        assertThat(rest.items()).extracting(task -> task.value().id()).containsExactly(first.id());
        assertThat(rest.next()).isEmpty();
    }

    private Task finished(int number) {
        var task = world.offer(Tasks.numbered(number).opensAt(MONDAY));
        done(world.claim.claim(task.id(), ANNA));
        done(world.start.start(task.id(), ANNA));
        done(world.complete.complete(task.id(), Optional.empty(), Optional.of("no signal"), ANNA));
        return task;
    }

    private List<TaskId> counted(Subject subject, Optional<Figure> figure) {
        return done(queries.tasks(WEEK_48, subject, figure, PageRequest.first(50))).items().stream()
                .map(task -> task.value().id())
                .toList();
    }

    @Test
    void aTaskThatExpiredIsCountedOnceTimeHasBeenSettled() {
        var task = world.offer(Tasks.numbered(1).claimBy(MONDAY));
        world.clock.pass(Duration.ofMinutes(1));

        world.settle.settle();
        assertThat(world.end.catchUp()).isEqualTo(1);

        assertThat(counted(Subject.ORGANISATION, Optional.of(Figure.EXPIRED))).containsExactly(task.id());
        assertThat(world.end.catchUp()).isZero();
    }

    @Test
    void aCrashBetweenAnEndAndItsSummaryIsMadeUpFor() {
        var task = world.offer(Tasks.numbered(1).opensAt(MONDAY));
        done(world.claim.claim(task.id(), ANNA));
        done(world.start.start(task.id(), ANNA));
        done(world.cancel.cancel(task.id(), "storm", ADMIN));
        var crashed = new InMemoryReportRepository(world.tasks);
        var afterRestart = new TaskEnd(
                world.tasks,
                crashed,
                world.tracker,
                new SummariseTask(crashed, world.accounts, world.tracks, TrackingRules.DEFAULTS.lostAfter()));

        assertThat(afterRestart.catchUp()).isEqualTo(1);

        assertThat(crashed.endedBetween(MONDAY, MONDAY.plusSeconds(1)))
                .isEqualTo(world.reports.endedBetween(MONDAY, MONDAY.plusSeconds(1)))
                .hasSize(1);
        assertThat(afterRestart.catchUp()).isZero();
    }

    private void ended(int number, Instant at) {
        world.reports.save(Reports.summary(number).endedAt(at).get());
    }

    private ReportQueries.View view(ReportingPeriod period) {
        return done(queries.find(period, Optional.empty(), Optional.empty()));
    }
}

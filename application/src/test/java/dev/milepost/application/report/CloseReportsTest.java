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
import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.task.TaskEnd;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.report.ReportingPeriod.Week;
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
    private final ReportQueries queries =
            new ReportQueries(world.reports, world.receipts, world.accounts, world.teams, SHANGHAI, world.clock);

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
        assertThat(made.getFirst().report().totals().completed()).isEqualTo(1);
        assertThat(view(WEEK_48).edition()).isEmpty();
        assertThat(view(WEEK_48).report().totals().completed()).isEqualTo(1);
        assertThat(view(WEEK_47).edition()).contains(1);
    }

    @Test
    void workAroundMidnightCountsInTheZoneOfTheOrganisation() {
        ended(1, Instant.parse("2026-11-22T15:59:59.999Z"));
        ended(2, Instant.parse("2026-11-22T16:00:00Z"));

        assertThat(view(WEEK_47).report().totals().claimed()).isEqualTo(1);
        assertThat(view(WEEK_48).report().totals().claimed()).isEqualTo(1);
        assertThat(view(new Month(YearMonth.of(2026, 11))).report().totals().claimed())
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

        assertThat(world.closeReports.close()).extracting(Edition::number).containsExactly(2);
        assertThat(view(WEEK_47).report().totals().distanceMetres()).isEqualTo(1_234);
        assertThat(queries.closed()).extracting(Edition::number).containsExactly(2);
    }

    @Test
    void aReceiptThatIsReviewedLaterMakesAFurtherEdition() {
        world.receipts.add(Receipts.numbered(1).at(MONDAY.minusSeconds(3_600)).waiting());
        world.closeReports.close();
        assertThat(view(WEEK_47).report().totals().receiptsPending()).isEqualTo(1);
        var read = Receipts.numbered(1)
                .at(MONDAY.minusSeconds(3_600))
                .waiting()
                .read(Receipts.reading(Tasks.BONUS), MONDAY);
        world.receipts.save(read.confirmAutomatically(0.5, MONDAY).orElseThrow(), 1);

        assertThat(world.closeReports.close()).hasSize(1);

        var totals = view(WEEK_47).report().totals();
        assertThat(totals.receiptsPending()).isZero();
        assertThat(totals.confirmedTotal()).containsExactly(Tasks.BONUS);
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
        ended(1, MONDAY.minus(Duration.ofDays(100)));

        assertThat(world.closeReports.close()).isEmpty();
    }

    @Test
    void aTeamSeesItsOwnRows() {
        ended(1, MONDAY.minusSeconds(61));
        world.reports.save(Reports.summary(2)
                .by(People.BORIS)
                .endedAt(MONDAY.minusSeconds(61))
                .get());

        var ofNorth = done(queries.find(WEEK_47, Optional.of(People.NORTH)));

        assertThat(ofNorth.report().rows())
                .singleElement()
                .satisfies(row -> assertThat(row.courier()).isEqualTo(People.ANNA));
        assertThat(refused(queries.find(WEEK_47, Optional.of(new TeamId("unknown")))))
                .isEqualTo(Refusal.Flawed.of("teamId", "no such team"));
    }

    @Test
    void aCrashBetweenAnEndAndItsSummaryIsMadeUpFor() {
        var task = world.offer(Tasks.numbered(1).opensAt(MONDAY));
        done(world.claim.claim(task.id(), ANNA));
        done(world.start.start(task.id(), ANNA));
        done(world.cancel.cancel(task.id(), "storm", ADMIN));
        var crashed = new InMemoryReportRepository(world.tasks);
        var afterRestart = new TaskEnd(world.tasks, crashed, world.tracker, new SummariseTask(crashed, world.accounts));

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
        return done(queries.find(period, Optional.empty()));
    }
}

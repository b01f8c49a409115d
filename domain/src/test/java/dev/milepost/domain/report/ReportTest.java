package dev.milepost.domain.report;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static dev.milepost.testing.Reports.SHANGHAI;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.FigureValue.Whole;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.route.RouteId;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.Assertions;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class ReportTest {
    private static final Week WEEK = new Week(2026, 48);
    private static final RouteId OTHER_ROUTE = new RouteId("route-2");
    private static final Names NAMES = new Names(
            Map.of(ANNA, "Anna", BORIS, "Boris"),
            Map.of(NORTH, "North", SOUTH, "South"),
            Map.of(Tasks.ROUTE, "Ring road"));

    @Test
    void withoutAnyWorkAReportIsEmpty() {
        var report = report(Work.NONE);

        assertThat(report.isEmpty()).isTrue();
        assertThat(report.teams()).isEmpty();
        assertThat(report.couriers()).isEmpty();
        assertThat(report.routes()).isEmpty();
        assertThat(report.from()).isEqualTo(WEEK.start(SHANGHAI));
        assertThat(report.to()).isEqualTo(WEEK.end(SHANGHAI));
    }

    @Test
    void workFallsToItsTeamItsCourierAndItsRoute() {
        var report = report(ended(
                Reports.summary(1).get(),
                Reports.summary(2).by(BORIS).inTeam(SOUTH).on(OTHER_ROUTE).get(),
                Reports.summary(3).neverClaimed(Outcome.EXPIRED).withoutTeam().get()));

        assertThat(report.organisation().whole(Figure.COMPLETED)).isEqualTo(2);
        assertThat(report.organisation().whole(Figure.EXPIRED)).isEqualTo(1);
        assertThat(report.teams()).extracting(Row::name).containsExactly("North", "South");
        assertThat(report.couriers()).extracting(Row::name).containsExactly("Anna", "Boris");
        assertThat(report.routes()).extracting(Row::name).containsExactly("Ring road", "route-2");
        assertThat(report.routes().getFirst().figures().whole(Figure.EXPIRED)).isEqualTo(1);
    }

    @Test
    void sumsOfCourierRowsAreThoseOfTheOrganisation() {
        var report = report(ended(
                Reports.summary(1).metres(1).get(),
                Reports.summary(2)
                        .by(BORIS)
                        .metres(20)
                        .outcome(Outcome.CANCELLED)
                        .get(),
                Reports.summary(3).by(BORIS).inTeam(SOUTH).metres(300).get()));

        for (var figure : List.of(Figure.CLAIMED, Figure.COMPLETED, Figure.DISTANCE, Figure.MOVING, Figure.POINTS)) {
            assertThat(report.couriers().stream()
                            .mapToLong(row -> row.figures().whole(figure))
                            .sum())
                    .as(figure.key())
                    .isEqualTo(report.organisation().whole(figure));
        }
    }

    @Test
    void aCourierWhoChangedTeamsHasARowInEach() {
        var report = report(
                ended(Reports.summary(1).get(), Reports.summary(2).inTeam(SOUTH).get()));

        assertThat(report.couriers()).extracting(Row::id).containsExactly(ANNA.value(), ANNA.value());
        assertThat(report.ofTeam(SOUTH).organisation().whole(Figure.CLAIMED)).isEqualTo(1);
        assertThat(report.ofTeam(SOUTH).couriers()).hasSize(1);
    }

    @Test
    void publicationsCountForTeamAndRouteAndForNoCourier() {
        var work = new Work(
                Optional.of(List.of(
                        new Publication(Tasks.numbered(1).id(), Optional.of(NORTH), Tasks.ROUTE, NINE),
                        new Publication(Tasks.numbered(2).id(), Optional.empty(), OTHER_ROUTE, NINE))),
                List.of(Reports.summary(1).get()),
                List.of());

        var report = report(work);

        assertThat(report.organisation().whole(Figure.PUBLISHED)).isEqualTo(2);
        assertThat(report.teams().getFirst().figures().whole(Figure.PUBLISHED)).isEqualTo(1);
        assertThat(report.routes())
                .extracting(row -> row.figures().whole(Figure.PUBLISHED))
                .containsExactly(1L, 1L);
        assertThat(report.couriers().getFirst().figures().value(Figure.PUBLISHED))
                .isEqualTo(new FigureValue.None());
    }

    @Test
    void aTeamIsShownInThePlaceOfTheOrganisation() {
        var report = report(ended(
                Reports.summary(1).get(),
                Reports.summary(2).by(BORIS).inTeam(SOUTH).get()));

        var north = report.ofTeam(NORTH);

        assertThat(north.organisation()).isEqualTo(report.teams().getFirst().figures());
        assertThat(north.couriers()).extracting(Row::name).containsExactly("Anna");
        assertThat(north.teams()).hasSize(1);
        assertThat(north.routes()).isEmpty();
        assertThat(report.ofTeam(new TeamId("unknown")).isEmpty()).isTrue();
    }

    @Test
    void theOrderInWhichWorkIsReadChangesNothing() {
        var tasks = List.of(
                Reports.summary(1).get(),
                Reports.summary(2).by(BORIS).metres(7).get(),
                Reports.summary(3).on(OTHER_ROUTE).get());

        assertThat(report(new Work(Optional.of(List.of()), tasks.reversed(), List.of())))
                .isEqualTo(report(new Work(Optional.of(List.of()), tasks, List.of())));
    }

    @Test
    void changesSayWhatDiffersInEverySection() {
        var before = report(ended(Reports.summary(1).points(120, 115).get()));
        var after = report(ended(Reports.summary(1).points(130, 115).get()));

        assertThat(after.changesSince(before))
                .filteredOn(change -> change.figure() == Figure.POINTS_LATE)
                .extracting(Change::section, Change::row, Change::before, Change::after)
                .containsExactly(
                        tuple(Section.ORGANISATION, ""),
                        tuple(Section.TEAMS, NORTH.value()),
                        tuple(Section.COURIERS, ANNA.value()),
                        tuple(Section.ROUTES, Tasks.ROUTE.value()));
        assertThat(after.changesSince(before))
                .extracting(Change::figure)
                .containsOnly(Figure.POINTS, Figure.POINTS_LATE);
    }

    private static Tuple tuple(Section section, String row) {
        return Assertions.tuple(section, row, new Whole(5), new Whole(15));
    }

    @Test
    void rowsThatComeAndGoAreChanges() {
        var anna = report(ended(Reports.summary(1).get()));
        var boris = report(ended(Reports.summary(1).by(BORIS).get()));

        assertThat(boris.changesSince(anna))
                .filteredOn(change -> change.figure() == Figure.COMPLETED)
                .extracting(Change::name, Change::before, Change::after)
                .containsExactly(
                        Assertions.tuple("Boris", new FigureValue.None(), new Whole(1)),
                        Assertions.tuple("Anna", new Whole(1), new FigureValue.None()));
    }

    @Test
    void anotherNameIsNoChange() {
        var work = ended(Reports.summary(1).get());

        assertThat(Report.of(WEEK, SHANGHAI, work, Names.NONE).changesSince(report(work)))
                .isEmpty();
    }

    @Test
    void aSubjectsPartOfTheWorkMakesItsRow() {
        var work = new Work(
                Optional.of(List.of(new Publication(Tasks.numbered(9).id(), Optional.of(NORTH), Tasks.ROUTE, NINE))),
                List.of(
                        Reports.summary(1).get(),
                        Reports.summary(2).by(BORIS).inTeam(SOUTH).get(),
                        Reports.summary(3).by(BORIS).on(OTHER_ROUTE).get()),
                List.of());
        var report = report(work);

        assertThat(report.teams())
                .allSatisfy(row -> assertThat(
                                Figures.of(Subject.of(new TeamId(row.id())).partOf(work)))
                        .isEqualTo(row.figures()));
        assertThat(report.routes())
                .allSatisfy(row -> assertThat(
                                Figures.of(Subject.of(new RouteId(row.id())).partOf(work)))
                        .isEqualTo(row.figures()));
        assertThat(report.couriers())
                .allSatisfy(row -> assertThat(Figures.of(Subject.of(new AccountId(row.id()), row.teamId())
                                .partOf(work)))
                        .isEqualTo(row.figures()));
        assertThat(Figures.of(Subject.ORGANISATION.partOf(work))).isEqualTo(report.organisation());
    }

    private static Work ended(TaskSummary... tasks) {
        return new Work(Optional.of(List.of()), List.of(tasks), List.of());
    }

    private static Report report(Work work) {
        return Report.of(WEEK, SHANGHAI, work, NAMES);
    }
}

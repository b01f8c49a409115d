package dev.milepost.application.contract;

import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.TeamId;
import dev.milepost.testing.People;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link TeamRepository} must keep to. */
public interface TeamRepositoryContract {
    /** The store of this test, empty when the test begins; every call in one test is about the same. */
    TeamRepository teams();

    @Test
    default void anEmptyStoreHasNoTeam() {
        assertThat(teams().find(NORTH)).isEmpty();
        assertThat(teams().list(PageRequest.first(50)).items()).isEmpty();
    }

    @Test
    default void aTeamIsKeptAsVersionOneAndAddingItAgainChangesNothing() {
        var teams = teams();
        var north = People.team(NORTH, "北 \"Nord\" 100 % \\ _");
        teams.add(north);

        teams.add(People.team(NORTH, "Other"));

        assertThat(teams.find(NORTH)).contains(new Versioned<>(north, 1));
        assertThat(teams.find(SOUTH)).isEmpty();
    }

    @Test
    default void aSaveOnTheNewestVersionIsStoredAndAStaleOneIsNot() {
        var teams = teams();
        teams.add(People.team(NORTH, "One"));
        var two = new Versioned<>(People.team(NORTH, "Two"), 2);

        assertThat(teams.save(two.value(), 1)).isEqualTo(new SaveResult.Saved<>(two));
        assertThat(teams.save(People.team(NORTH, "Three"), 1)).isEqualTo(new SaveResult.Stale<>(two));

        assertThat(teams.find(NORTH)).contains(two);
    }

    @Test
    default void ofManySavesOnOneVersionExactlyOneIsStored() {
        teams().add(People.team(NORTH, "First"));

        var results = Racing.race(16, number -> teams().save(People.team(NORTH, "Name " + number), 1));

        assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
        assertThat(results)
                .filteredOn(new SaveResult.Stale<>(teams().find(NORTH).orElseThrow())::equals)
                .hasSize(15);
    }

    @Test
    default void aRemovedTeamIsGoneAndRemovingItAgainChangesNothing() {
        var teams = teams();
        teams.add(People.team(NORTH, "North"));
        teams.add(People.team(SOUTH, "South"));

        teams.remove(NORTH);
        teams.remove(NORTH);

        assertThat(teams.find(NORTH)).isEmpty();
        assertThat(teams.list(PageRequest.first(50)).items()).hasSize(1);
    }

    @Test
    default void teamsArePagedThroughNewestFirst() {
        var teams = teams();
        IntStream.range(0, 25).forEach(i -> teams.add(People.team(id(i), "Team " + i)));

        var paged = Paging.all(5, teams::list);

        assertThat(paged)
                .extracting(team -> team.value().id())
                .isEqualTo(IntStream.range(0, 25).mapToObj(i -> id(24 - i)).toList());
    }

    private static TeamId id(int number) {
        return new TeamId("team-%06d".formatted(number));
    }
}

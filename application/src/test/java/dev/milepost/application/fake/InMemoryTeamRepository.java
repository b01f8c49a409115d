package dev.milepost.application.fake;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import java.util.Optional;

/** Teams in memory. */
public final class InMemoryTeamRepository implements TeamRepository {
    private final VersionedMap<Team> teams = new VersionedMap<>();

    @Override
    public synchronized void add(Team team) {
        teams.add(team.id().value(), team);
    }

    @Override
    public synchronized Optional<Versioned<Team>> find(TeamId id) {
        return teams.find(id.value());
    }

    @Override
    public synchronized SaveResult<Team> save(Team team, long expectedVersion) {
        return teams.save(team.id().value(), team, expectedVersion);
    }

    @Override
    public synchronized void remove(TeamId id) {
        teams.remove(id.value());
    }

    @Override
    public synchronized Page<Versioned<Team>> list(PageRequest page) {
        return teams.list(page, team -> true);
    }
}

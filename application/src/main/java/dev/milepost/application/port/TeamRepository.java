package dev.milepost.application.port;

import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import java.util.Optional;

/** Keeps teams. Safe for concurrent use. */
public interface TeamRepository {
    /** Stores a new team as version 1. Adding the same team again changes nothing. */
    void add(Team team);

    Optional<Versioned<Team>> find(TeamId id);

    /** Stores the change if the team still has the expected version. */
    SaveResult<Team> save(Team team, long expectedVersion);

    /** Removes the team; removing one that isn't there changes nothing. */
    void remove(TeamId id);

    /** All teams, newest first. */
    Page<Versioned<Team>> list(PageRequest page);
}

package dev.milepost.application.people;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import java.time.InstantSource;
import java.util.OptionalLong;

/** Makes, renames and removes teams; for admins. */
public final class ManageTeams {
    private static final int MAX_NAME = 100;

    private final TeamRepository teams;
    private final AccountRepository accounts;
    private final TaskRepository tasks;
    private final IdSource ids;
    private final InstantSource clock;

    public ManageTeams(
            TeamRepository teams, AccountRepository accounts, TaskRepository tasks, IdSource ids, InstantSource clock) {
        this.teams = teams;
        this.accounts = accounts;
        this.tasks = tasks;
        this.ids = ids;
        this.clock = clock;
    }

    public Outcome<Versioned<Team>> create(String name) {
        return checked(name).then(valid -> {
            var team = new Team(new TeamId(ids.next()), valid, clock.instant());
            teams.add(team);
            return Outcome.done(new Versioned<>(team, 1));
        });
    }

    public Outcome<Versioned<Team>> find(TeamId id) {
        return teams.find(id).map(Outcome::done).orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    public Page<Versioned<Team>> list(PageRequest page) {
        return teams.list(page);
    }

    /** @param expectedVersion what the caller builds on; empty: whatever is newest */
    public Outcome<Versioned<Team>> rename(TeamId id, String name, OptionalLong expectedVersion) {
        return checked(name)
                .then(valid -> find(id).then(stored -> {
                    var renamed = new Team(id, valid, stored.value().createdAt());
                    return switch (teams.save(renamed, expectedVersion.orElse(stored.version()))) {
                        case SaveResult.Saved<Team> saved -> Outcome.done(saved.saved());
                        case SaveResult.Stale<Team> stale ->
                            Outcome.refused(
                                    new Refusal.VersionStale(stale.current().version()));
                    };
                }));
    }

    /** Removes a team that no account and no unfinished task belongs to. */
    public Outcome<TeamId> remove(TeamId id) {
        return find(id).then(stored -> {
            if (accounts.anyOf(id) || tasks.anyUnfinishedOf(id, clock.instant())) {
                return Outcome.refused(new Refusal.TeamInUse());
            }
            teams.remove(id);
            return Outcome.done(id);
        });
    }

    private static Outcome<String> checked(String name) {
        var flaws = new FlawCollector().requireLine(name, MAX_NAME, "name").flaws();
        return flaws.isEmpty() ? Outcome.done(name.strip()) : Outcome.refused(new Refusal.Flawed(flaws));
    }
}

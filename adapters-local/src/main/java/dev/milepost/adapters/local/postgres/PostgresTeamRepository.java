package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Teams in PostgreSQL. */
public final class PostgresTeamRepository implements TeamRepository {
    private final Database database;

    public PostgresTeamRepository(Database database) {
        this.database = database;
    }

    @Override
    public void add(Team team) {
        database.with(handle -> handle.createUpdate("""
                        insert into teams (id, version, name, created_at) values (:id, 1, :name, :createdAt)
                        on conflict do nothing
                        """)
                .bind("id", team.id().value())
                .bind("name", team.name())
                .bind("createdAt", team.createdAt())
                .execute());
    }

    @Override
    public Optional<Versioned<Team>> find(TeamId id) {
        return database.with(handle -> find(handle, id));
    }

    private static Optional<Versioned<Team>> find(Handle handle, TeamId id) {
        return handle.createQuery("select * from teams where id = :id")
                .bind("id", id.value())
                .map(PostgresTeamRepository::team)
                .findOne();
    }

    @Override
    public SaveResult<Team> save(Team team, long expectedVersion) {
        return database.with(handle -> {
            var saved = handle.createUpdate(
                            "update teams set version = version + 1, name = :name where id = :id and version = :expected")
                    .bind("name", team.name())
                    .bind("id", team.id().value())
                    .bind("expected", expectedVersion)
                    .execute();
            return saved == 1
                    ? new SaveResult.Saved<>(new Versioned<>(team, expectedVersion + 1))
                    : new SaveResult.Stale<>(find(handle, team.id()).orElseThrow());
        });
    }

    @Override
    public void remove(TeamId id) {
        database.with(handle -> handle.createUpdate("delete from teams where id = :id")
                .bind("id", id.value())
                .execute());
    }

    @Override
    public Page<Versioned<Team>> list(PageRequest page) {
        var rows = database.with(
                handle -> handle.createQuery("select * from teams where id < :after order by id desc limit :rows")
                        .bind("after", Keyset.after(page))
                        .bind("rows", Keyset.rows(page))
                        .map(PostgresTeamRepository::team)
                        .list());
        return Keyset.page(rows, page, team -> team.value().id().value());
    }

    private static Versioned<Team> team(ResultSet row, StatementContext context) throws SQLException {
        var team = new Team(new TeamId(row.getString("id")), row.getString("name"), Columns.instant(row, "created_at"));
        return new Versioned<>(team, row.getLong("version"));
    }
}

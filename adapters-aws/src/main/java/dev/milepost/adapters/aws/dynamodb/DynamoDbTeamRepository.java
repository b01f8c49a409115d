package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Team;
import dev.milepost.domain.people.TeamId;
import java.util.List;
import java.util.Optional;

/** Teams in DynamoDB, one item each. */
public final class DynamoDbTeamRepository implements TeamRepository {
    private static final String PREFIX = "team#";
    private static final String KIND = "team";

    private final DynamoDb db;
    private final VersionedItems<Team> teams;
    private final NewestFirst lists;

    public DynamoDbTeamRepository(DynamoDb db) {
        this.db = db;
        this.teams =
                new VersionedItems<>(db, Table.PEOPLE, DynamoDbTeamRepository::write, DynamoDbTeamRepository::read);
        this.lists = new NewestFirst(db, Table.PEOPLE);
    }

    @Override
    public void add(Team team) {
        teams.add(team);
    }

    @Override
    public Optional<Versioned<Team>> find(TeamId id) {
        return teams.find(key(id));
    }

    @Override
    public SaveResult<Team> save(Team team, long expectedVersion) {
        return teams.save(team, expectedVersion);
    }

    @Override
    public void remove(TeamId id) {
        db.delete(Table.PEOPLE, key(id));
    }

    @Override
    public Page<Versioned<Team>> list(PageRequest page) {
        var all = List.of(NewestFirst.Partition.of(Index.LIST, KIND));
        return lists.page(all, PREFIX, page, item -> Optional.of(teams.read(item)));
    }

    private static Key key(TeamId id) {
        return new Key(PREFIX + id.value(), KIND);
    }

    private static ItemWriter write(Team team) {
        return ItemWriter.at(key(team.id()))
                .text(Index.LIST.hash(), KIND)
                .text("name", team.name())
                .instant("createdAt", team.createdAt());
    }

    private static Team read(ItemReader item) {
        return new Team(
                new TeamId(item.partition().substring(PREFIX.length())), item.text("name"), item.instant("createdAt"));
    }
}

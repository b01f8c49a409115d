package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.TeamRepositoryContract;
import dev.milepost.application.port.TeamRepository;

class PostgresTeamRepositoryTest implements TeamRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public TeamRepository teams() {
        return new PostgresTeamRepository(database);
    }
}

package dev.milepost.application.fake;

import dev.milepost.application.contract.TeamRepositoryContract;
import dev.milepost.application.port.TeamRepository;

class InMemoryTeamRepositoryTest implements TeamRepositoryContract {
    private final TeamRepository teams = new InMemoryTeamRepository();

    @Override
    public TeamRepository teams() {
        return teams;
    }
}

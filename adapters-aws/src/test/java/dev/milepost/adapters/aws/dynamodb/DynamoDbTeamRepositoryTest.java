package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.TeamRepositoryContract;
import dev.milepost.application.port.TeamRepository;

class DynamoDbTeamRepositoryTest implements TeamRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.PEOPLE);

    @Override
    public TeamRepository teams() {
        return new DynamoDbTeamRepository(db);
    }
}

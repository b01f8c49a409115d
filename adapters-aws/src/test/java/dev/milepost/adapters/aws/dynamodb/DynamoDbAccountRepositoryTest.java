package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.AccountRepositoryContract;
import dev.milepost.application.port.AccountRepository;

class DynamoDbAccountRepositoryTest implements AccountRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.PEOPLE);

    @Override
    public AccountRepository accounts() {
        return new DynamoDbAccountRepository(db);
    }
}

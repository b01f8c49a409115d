package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.AccountRepositoryContract;
import dev.milepost.application.port.AccountRepository;

class PostgresAccountRepositoryTest implements AccountRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public AccountRepository accounts() {
        return new PostgresAccountRepository(database);
    }
}

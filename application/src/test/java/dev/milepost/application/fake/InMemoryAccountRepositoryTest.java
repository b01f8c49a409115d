package dev.milepost.application.fake;

import dev.milepost.application.contract.AccountRepositoryContract;
import dev.milepost.application.port.AccountRepository;

class InMemoryAccountRepositoryTest implements AccountRepositoryContract {
    private final AccountRepository accounts = new InMemoryAccountRepository();

    @Override
    public AccountRepository accounts() {
        return accounts;
    }
}

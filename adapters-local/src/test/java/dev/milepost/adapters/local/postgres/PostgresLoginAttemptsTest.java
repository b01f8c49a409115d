package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.LoginAttemptsContract;
import dev.milepost.application.port.LoginAttempts;

class PostgresLoginAttemptsTest implements LoginAttemptsContract {
    private final Database database = TestDatabase.empty();

    @Override
    public LoginAttempts loginAttempts() {
        return new PostgresLoginAttempts(database);
    }
}

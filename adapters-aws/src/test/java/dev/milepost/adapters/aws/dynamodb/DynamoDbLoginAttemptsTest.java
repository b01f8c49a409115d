package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.LoginAttemptsContract;
import dev.milepost.application.port.LoginAttempts;

class DynamoDbLoginAttemptsTest implements LoginAttemptsContract {
    private final DynamoDb db = TestTables.of(Table.SESSIONS);

    @Override
    public LoginAttempts loginAttempts() {
        return new DynamoDbLoginAttempts(db);
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.RefreshTokenRepositoryContract;
import dev.milepost.application.port.RefreshTokenRepository;

class DynamoDbRefreshTokenRepositoryTest implements RefreshTokenRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.SESSIONS);

    @Override
    public RefreshTokenRepository refreshTokens() {
        return new DynamoDbRefreshTokenRepository(db);
    }
}

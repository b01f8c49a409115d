package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.RefreshTokenRepositoryContract;
import dev.milepost.application.port.RefreshTokenRepository;

class PostgresRefreshTokenRepositoryTest implements RefreshTokenRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public RefreshTokenRepository refreshTokens() {
        return new PostgresRefreshTokenRepository(database);
    }
}

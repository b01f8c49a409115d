package dev.milepost.application.fake;

import dev.milepost.application.contract.RefreshTokenRepositoryContract;
import dev.milepost.application.port.RefreshTokenRepository;

class InMemoryRefreshTokenRepositoryTest implements RefreshTokenRepositoryContract {
    @Override
    public RefreshTokenRepository refreshTokens() {
        return new InMemoryRefreshTokenRepository();
    }
}

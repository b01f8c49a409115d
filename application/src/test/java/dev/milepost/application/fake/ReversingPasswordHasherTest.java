package dev.milepost.application.fake;

import dev.milepost.application.contract.PasswordHasherContract;
import dev.milepost.application.port.PasswordHasher;

class ReversingPasswordHasherTest implements PasswordHasherContract {
    @Override
    public PasswordHasher hasher() {
        return new ReversingPasswordHasher();
    }
}

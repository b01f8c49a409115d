package dev.milepost.application.fake;

import dev.milepost.application.contract.LoginAttemptsContract;
import dev.milepost.application.port.LoginAttempts;

class InMemoryLoginAttemptsTest implements LoginAttemptsContract {
    @Override
    public LoginAttempts loginAttempts() {
        return new InMemoryLoginAttempts();
    }
}

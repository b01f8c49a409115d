package dev.milepost.application.fake;

import dev.milepost.application.contract.SecretSourceContract;
import dev.milepost.application.port.SecretSource;

class SequentialSecretsTest implements SecretSourceContract {
    @Override
    public SecretSource secrets() {
        return new SequentialSecrets();
    }
}

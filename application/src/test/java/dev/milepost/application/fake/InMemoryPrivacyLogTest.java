package dev.milepost.application.fake;

import dev.milepost.application.contract.PrivacyLogContract;
import dev.milepost.application.port.PrivacyLog;

class InMemoryPrivacyLogTest implements PrivacyLogContract {
    private final InMemoryPrivacyLog log = new InMemoryPrivacyLog();

    @Override
    public PrivacyLog log() {
        return log;
    }
}

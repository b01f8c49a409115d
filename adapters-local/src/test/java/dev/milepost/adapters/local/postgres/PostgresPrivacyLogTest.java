package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.PrivacyLogContract;
import dev.milepost.application.port.PrivacyLog;

class PostgresPrivacyLogTest implements PrivacyLogContract {
    private final Database database = TestDatabase.empty();

    @Override
    public PrivacyLog log() {
        return new PostgresPrivacyLog(database);
    }
}

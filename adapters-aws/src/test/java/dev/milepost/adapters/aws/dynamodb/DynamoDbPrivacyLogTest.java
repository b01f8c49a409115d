package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.PrivacyLogContract;
import dev.milepost.application.port.PrivacyLog;

class DynamoDbPrivacyLogTest implements PrivacyLogContract {
    private final DynamoDb db = TestTables.of(Table.PEOPLE);

    @Override
    public PrivacyLog log() {
        return new DynamoDbPrivacyLog(db);
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.DeviceKeyRepositoryContract;
import dev.milepost.application.port.DeviceKeyRepository;

class DynamoDbDeviceKeyRepositoryTest implements DeviceKeyRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.PEOPLE);

    @Override
    public DeviceKeyRepository deviceKeys() {
        return new DynamoDbDeviceKeyRepository(db);
    }
}

package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.DeviceKeyRepositoryContract;
import dev.milepost.application.port.DeviceKeyRepository;

class PostgresDeviceKeyRepositoryTest implements DeviceKeyRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public DeviceKeyRepository deviceKeys() {
        return new PostgresDeviceKeyRepository(database);
    }
}

package dev.milepost.application.fake;

import dev.milepost.application.contract.DeviceKeyRepositoryContract;
import dev.milepost.application.port.DeviceKeyRepository;

class InMemoryDeviceKeyRepositoryTest implements DeviceKeyRepositoryContract {
    private final DeviceKeyRepository deviceKeys = new InMemoryDeviceKeyRepository();

    @Override
    public DeviceKeyRepository deviceKeys() {
        return deviceKeys;
    }
}

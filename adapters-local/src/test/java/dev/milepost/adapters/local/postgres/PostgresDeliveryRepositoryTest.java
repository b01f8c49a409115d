package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.DeliveryRepositoryContract;
import dev.milepost.application.port.DeliveryRepository;

class PostgresDeliveryRepositoryTest implements DeliveryRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public DeliveryRepository deliveries() {
        return new PostgresDeliveryRepository(database);
    }
}

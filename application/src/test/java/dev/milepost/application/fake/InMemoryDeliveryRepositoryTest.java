package dev.milepost.application.fake;

import dev.milepost.application.contract.DeliveryRepositoryContract;
import dev.milepost.application.port.DeliveryRepository;

class InMemoryDeliveryRepositoryTest implements DeliveryRepositoryContract {
    private final InMemoryDeliveryRepository deliveries = new InMemoryDeliveryRepository();

    @Override
    public DeliveryRepository deliveries() {
        return deliveries;
    }
}

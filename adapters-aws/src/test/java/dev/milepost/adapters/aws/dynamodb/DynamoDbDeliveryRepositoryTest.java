package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.DeliveryRepositoryContract;
import dev.milepost.application.port.DeliveryRepository;

class DynamoDbDeliveryRepositoryTest implements DeliveryRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.DELIVERIES);

    @Override
    public DeliveryRepository deliveries() {
        return new DynamoDbDeliveryRepository(db);
    }
}

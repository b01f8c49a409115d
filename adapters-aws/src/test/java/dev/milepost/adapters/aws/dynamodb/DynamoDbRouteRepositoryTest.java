package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.RouteRepositoryContract;
import dev.milepost.application.port.RouteRepository;

class DynamoDbRouteRepositoryTest implements RouteRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.ROUTES);

    @Override
    public RouteRepository routes() {
        return new DynamoDbRouteRepository(db);
    }
}

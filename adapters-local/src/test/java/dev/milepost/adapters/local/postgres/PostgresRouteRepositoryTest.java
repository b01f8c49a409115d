package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.RouteRepositoryContract;
import dev.milepost.application.port.RouteRepository;

class PostgresRouteRepositoryTest implements RouteRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public RouteRepository routes() {
        return new PostgresRouteRepository(database);
    }
}

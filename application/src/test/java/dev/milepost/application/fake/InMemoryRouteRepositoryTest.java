package dev.milepost.application.fake;

import dev.milepost.application.contract.RouteRepositoryContract;
import dev.milepost.application.port.RouteRepository;

class InMemoryRouteRepositoryTest implements RouteRepositoryContract {
    private final RouteRepository routes = new InMemoryRouteRepository();

    @Override
    public RouteRepository routes() {
        return routes;
    }
}

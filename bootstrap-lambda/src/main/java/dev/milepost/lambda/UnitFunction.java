package dev.milepost.lambda;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Method;
import dev.milepost.adapters.http.unit.BusinessUnit;
import java.util.List;
import java.util.ServiceLoader;

/** Serves the one business unit that is in the function's archive. */
public final class UnitFunction extends HttpFunction {
    public UnitFunction() {
        this(new Ports(new Settings(System.getenv())), theUnit());
    }

    private UnitFunction(Ports ports, BusinessUnit unit) {
        this(ports, unit.endpoints(ports.forUnits()));
    }

    private UnitFunction(Ports ports, List<Endpoint> endpoints) {
        super(HttpUnit.host(ports, endpoints), primingPath(endpoints));
    }

    /** Of an endpoint that changes nothing and needs to be told nothing; without one, a path that leads nowhere goes part of the way. */
    static String primingPath(List<Endpoint> endpoints) {
        return endpoints.stream()
                .filter(endpoint -> endpoint.method() == Method.GET)
                .map(Endpoint::path)
                .filter(path -> !path.contains("{"))
                .findFirst()
                .orElse("/nowhere");
    }

    private static BusinessUnit theUnit() {
        return ServiceLoader.load(BusinessUnit.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no business unit in this archive"));
    }
}

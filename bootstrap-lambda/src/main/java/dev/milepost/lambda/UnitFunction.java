package dev.milepost.lambda;

import dev.milepost.adapters.http.catalogue.Endpoint;
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
        super(HttpUnit.host(ports, endpoints), endpoints.getFirst().path());
    }

    private static BusinessUnit theUnit() {
        return ServiceLoader.load(BusinessUnit.class)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("there is no business unit in this archive"));
    }
}

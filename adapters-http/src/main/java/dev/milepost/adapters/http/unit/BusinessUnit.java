package dev.milepost.adapters.http.unit;

import dev.milepost.adapters.http.catalogue.Endpoint;
import java.util.List;

/**
 * A business unit in a folder of its own: use cases, and the endpoints that lead to them. Both runtimes find it by {@link
 * java.util.ServiceLoader} and serve its endpoints beside the others: the server in its process, AWS by a function of the unit's own. It
 * has a public constructor without parameters.
 */
public interface BusinessUnit {
    /** In lower case, the same as its folder: {@code notices}. Its function is {@code NoticesFunction}. */
    String name();

    /**
     * Its endpoints. On AWS the first that only reads and has no parameters in its path is asked before there is any request, so that it starts
     * sooner. Called once, before any request.
     */
    List<Endpoint> endpoints(UnitPorts ports);

    /** The name of the function in the template that serves it. */
    default String function() {
        return Character.toUpperCase(name().charAt(0)) + name().substring(1) + "Function";
    }
}

package dev.milepost.adapters.http.catalogue;

import java.util.HashSet;
import java.util.List;

/** Every endpoint that a runtime serves: the one list that routes, access checks and OpenAPI come from. */
public record EndpointCatalogue(List<Endpoint> endpoints) {
    /** Where the API starts; few endpoints are served at the root as well. */
    public static final String BASE_PATH = "/api/v1";

    /** @throws IllegalArgumentException if two endpoints have the same route or the same name */
    public EndpointCatalogue {
        endpoints = List.copyOf(endpoints);
        var seen = new HashSet<String>();
        for (var endpoint : endpoints) {
            var routeShape = endpoint.method() + " " + endpoint.path().replaceAll("\\{[^}]*}", "{}");
            if (!seen.add(routeShape) || !seen.add(endpoint.name())) {
                throw new IllegalArgumentException("declared twice: " + endpoint.route() + ", " + endpoint.name());
            }
        }
    }
}

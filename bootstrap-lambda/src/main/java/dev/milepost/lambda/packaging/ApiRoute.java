package dev.milepost.lambda.packaging;

import dev.milepost.adapters.http.catalogue.Access;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.catalogue.Method;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A route of API Gateway.
 *
 * @param method in lower case, as API definitions have it
 * @param path template, the same in the catalogue and in API Gateway
 * @param function the function that serves it, by its name in the template
 * @param authorized whether the authorizer is asked first
 */
record ApiRoute(String method, String path, String function, boolean authorized) {
    /** The routes of an endpoint: below the base path and perhaps at the root, for HEAD where there is a GET (RFC 9110, 9.3.2). */
    static List<ApiRoute> of(Unit.Served served) {
        var endpoint = served.endpoint();
        var below = EndpointCatalogue.BASE_PATH + endpoint.path();
        var paths = endpoint.atRoot() ? Stream.of(below, endpoint.path()) : Stream.of(below);
        var methods = endpoint.method() == Method.GET
                ? List.of("get", "head")
                : List.of(endpoint.method().name().toLowerCase(Locale.ROOT));
        var authorized = switch (endpoint.access()) {
            case Access.Anyone anyone -> false;
            case Access.Roles roles -> true;
        };
        return paths.flatMap(path ->
                        methods.stream().map(method -> new ApiRoute(method, path, served.function(), authorized)))
                .toList();
    }

    static List<ApiRoute> all(List<Unit.Served> catalogue) {
        return catalogue.stream().flatMap(served -> of(served).stream()).toList();
    }
}

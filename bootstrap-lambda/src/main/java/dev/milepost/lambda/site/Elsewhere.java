package dev.milepost.lambda.site;

import dev.milepost.adapters.http.catalogue.Access;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointBuilder;
import dev.milepost.adapters.http.catalogue.EndpointBuilder.NeedsAccess;
import dev.milepost.adapters.http.catalogue.Method;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.problem.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Endpoints that other functions serve. A request for one comes here only if API Gateway reads its path differently, such as with an
 * encoded slash: then there is nothing there.
 */
public final class Elsewhere {
    private static final String ANYONE = "anyone";
    private static final String SIGNED_IN = "signed-in";
    private static final String AT_ROOT_TOO = "root";
    private static final String BELOW_BASE = "base";

    private Elsewhere() {}

    /** A line each: method, path, name, who may call, and where it is served. */
    public static String lines(List<Endpoint> endpoints) {
        return endpoints.stream().map(Elsewhere::line).collect(Collectors.joining("\n"));
    }

    private static String line(Endpoint endpoint) {
        var access = switch (endpoint.access()) {
            case Access.Anyone anyone -> ANYONE;
            case Access.Roles roles -> SIGNED_IN;
        };
        return String.join(
                " ",
                endpoint.method().name(),
                endpoint.path(),
                endpoint.name(),
                access,
                endpoint.atRoot() ? AT_ROOT_TOO : BELOW_BASE);
    }

    static List<Endpoint> endpoints(byte[] lines) {
        return new String(lines, StandardCharsets.UTF_8)
                .lines()
                .map(line -> endpoint(line.split(" ")))
                .toList();
    }

    private static Endpoint endpoint(String[] fields) {
        var start = new NeedsAccess(Method.valueOf(fields[0]), fields[1], fields[2], "served elsewhere");
        var atRoot = fields[4].equals(AT_ROOT_TOO);
        return fields[3].equals(ANYONE)
                ? at(atRoot, start.forAnyone()).handledBy(request -> Response.problem(Problem.notFound()))
                : at(atRoot, start.forSignedIn()).handledBy((request, caller) -> Response.problem(Problem.notFound()));
    }

    private static <H> EndpointBuilder<H> at(boolean atRoot, EndpointBuilder<H> endpoint) {
        return atRoot ? endpoint.atRootToo() : endpoint;
    }
}

package dev.milepost.lambda;

import dev.milepost.adapters.aws.apigateway.ApiGatewayHost;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;

/**
 * Answers a request to itself before SnapStart takes its snapshot, so that the classes and connections of a whole request, from parsing to
 * a call of DynamoDB, are in the snapshot too.
 */
final class Priming implements Resource {
    private static final String EVENT = """
            {"version": "2.0", "rawPath": "/api/v1%s", "rawQueryString": "", "headers": {},
             "requestContext": {"stage": "$default", "http": {"method": "GET", "sourceIp": "127.0.0.1"},
             "authorizer": {"lambda": {"result": "known", "account": "priming", "role": "ADMIN", "session": "priming"}}},
             "isBase64Encoded": false}
            """;

    private final Supplier<ApiGatewayHost> host;
    private final String path;

    private Priming(Supplier<ApiGatewayHost> host, String path) {
        this.host = host;
        this.path = path;
    }

    /**
     * @param path of an endpoint that only reads, and that an admin may call
     * @return to be kept as long as the function: the context doesn't
     */
    static Priming registered(Supplier<ApiGatewayHost> host, String path) {
        var priming = new Priming(host, path);
        Core.getGlobalContext().register(priming);
        return priming;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        var event = EVENT.formatted(path).getBytes(StandardCharsets.UTF_8);
        host.get().handle(new ByteArrayInputStream(event), OutputStream.nullOutputStream());
    }

    /** Connections that the snapshot has are dead, which the client notices and opens others. */
    @Override
    public void afterRestore(Context<? extends Resource> context) {}
}

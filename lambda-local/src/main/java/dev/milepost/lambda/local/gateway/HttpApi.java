package dev.milepost.lambda.local.gateway;

import dev.milepost.lambda.local.FunctionFault;
import dev.milepost.lambda.local.FunctionProcess;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An HTTP API: routes, authorizers, shares of requests, CORS, events and answers. What goes wrong is answered as API Gateway answers it, and
 * told to whoever watches the terminal.
 */
public final class HttpApi {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final Reply INTERNAL = Reply.message(500, "Internal Server Error");

    private final List<ApiRoute> routes;
    private final Map<String, Authorizer> authorizers = new HashMap<>();
    private final Map<String, RateLimit> limits = new HashMap<>();
    private final RateLimit others;
    private final Optional<Cors> cors;
    private final JsonNode stageVariables;
    private final BiFunction<String, byte[], byte[]> functions;
    private final Consumer<String> say;
    private final Executor threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param properties of the API in the template, resolved, with its definition
     * @param functions calls a function by its name
     * @param say takes a line for the terminal
     */
    public HttpApi(JsonNode properties, BiFunction<String, byte[], byte[]> functions, Consumer<String> say) {
        this.functions = functions;
        this.say = say;
        var definition = properties.path("DefinitionBody");
        routes = definition
                .path("paths")
                .propertyStream()
                .flatMap(path -> path.getValue()
                        .propertyStream()
                        .map(operation -> ApiRoute.of(operation.getKey(), path.getKey(), operation.getValue())))
                .sorted(Comparator.comparingInt(ApiRoute::vagueness))
                .toList();
        definition
                .at("/components/securitySchemes")
                .propertyStream()
                .forEach(scheme -> authorizers.put(
                        scheme.getKey(),
                        Authorizer.of(scheme.getValue().path("x-amazon-apigateway-authorizer"), functions)));
        properties
                .path("RouteSettings")
                .propertyStream()
                .forEach(route -> limits.put(route.getKey(), RateLimit.of(route.getValue())));
        others = RateLimit.of(properties.path("DefaultRouteSettings"));
        cors = Cors.of(properties.path("CorsConfiguration"));
        stageVariables = properties.path("StageVariables");
    }

    Reply answer(Incoming request) {
        if (cors.isPresent() && Cors.isPreflight(request)) {
            return cors.get().preflight(request);
        }
        var reply = routed(request);
        return cors.map(rules -> rules.decorate(request, reply)).orElse(reply);
    }

    private Reply routed(Incoming request) {
        var route = routes.stream()
                .filter(each -> each.matches(request.method(), request.path()))
                .findFirst()
                .or(() -> routes.stream().filter(ApiRoute::isDefault).findFirst());
        if (route.isEmpty()) {
            return Reply.message(404, "Not Found");
        }
        if (!limits.getOrDefault(route.get().key(), others).allows()) {
            say(request, "429: more requests than the route's ThrottlingRateLimit in the template");
            return Reply.message(429, "Too Many Requests");
        }
        try {
            return authorized(request, route.get());
        } catch (FunctionFault fault) {
            return faulty(request, fault);
        } catch (TimeoutException late) {
            say(
                    request,
                    "503: " + route.get().function() + " hasn't answered within "
                            + route.get().timeoutMillis() + " ms, its timeoutInMillis or API Gateway's 30 s");
            return Reply.message(503, "Service Unavailable");
        }
    }

    private Reply authorized(Incoming request, ApiRoute route) throws TimeoutException {
        var event = GatewayEvent.of(request, route, stageVariables);
        if (route.authorizer().isEmpty()) {
            return invoke(request, route, event);
        }
        return switch (authorizers.get(route.authorizer().get()).decide(request, event)) {
            case Authorizer.Decision.Unidentified() -> Reply.message(401, "Unauthorized");
            case Authorizer.Decision.Refused() -> Reply.message(403, "Forbidden");
            case Authorizer.Decision.Allowed(var context) -> {
                event.withObject("requestContext").putObject("authorizer").set("lambda", context);
                yield invoke(request, route, event);
            }
        };
    }

    private Reply invoke(Incoming request, ApiRoute route, ObjectNode event) throws TimeoutException {
        var bytes = MAPPER.writeValueAsBytes(event);
        if (bytes.length > FunctionProcess.MOST_BYTES) {
            say(
                    request,
                    "413: the event has " + bytes.length + " bytes, and Lambda takes " + FunctionProcess.MOST_BYTES
                            + " (binary bodies grow by a third)");
            return Reply.message(413, "Request Entity Too Large");
        }
        var answer = inTime(route, bytes);
        return ProxyAnswer.of(answer).orElseGet(() -> {
            say(request, "500: " + route.function() + " answered what is no answer: " + ProxyAnswer.beginning(answer));
            return INTERNAL;
        });
    }

    /** The function goes on after API Gateway has given up. */
    private byte[] inTime(ApiRoute route, byte[] event) throws TimeoutException {
        try {
            return CompletableFuture.supplyAsync(() -> functions.apply(route.function(), event), threads)
                    .get(route.timeoutMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw (RuntimeException) failed.getCause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private Reply faulty(Incoming request, FunctionFault fault) {
        return switch (fault.kind()) {
            case FAILED, BROKEN -> {
                say(request, "500: " + fault.getMessage());
                yield INTERNAL;
            }
            case THROTTLED -> {
                say(request, "429: " + fault.getMessage());
                yield Reply.message(429, "Too Many Requests");
            }
        };
    }

    private void say(Incoming request, String what) {
        say.accept(request.method() + " " + request.path() + " " + what);
    }
}

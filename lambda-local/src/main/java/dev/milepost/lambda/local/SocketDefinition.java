package dev.milepost.lambda.local;

import dev.milepost.lambda.local.gateway.SocketApi;
import dev.milepost.lambda.local.gateway.SocketApi.Definition;
import dev.milepost.lambda.local.gateway.SocketApi.Route;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Gathers from the resources of a template what belongs to its WebSocket API. */
final class SocketDefinition {
    private static final String V2 = "AWS::ApiGatewayV2::";

    private SocketDefinition() {}

    static Optional<Definition> of(Stack stack) {
        return stack.resources(V2 + "Api")
                .filter(api -> api.getValue().path("ProtocolType").asString("").equals("WEBSOCKET"))
                .map(api -> definition(api.getKey(), api.getValue(), stack))
                .findFirst();
    }

    private static Definition definition(String name, JsonNode api, Stack stack) {
        var integrations = new HashMap<String, String>();
        of(name, "Integration", stack)
                .forEach((integration, properties) -> integrations.put(
                        integration,
                        SocketApi.function(properties.path("IntegrationUri").asString(""))));
        var routes = new HashMap<String, Route>();
        of(name, "Route", stack)
                .forEach((route, properties) ->
                        routes.put(properties.path("RouteKey").asString(""), route(properties, integrations)));
        return new Definition(
                name,
                of(name, "Stage", stack).values().stream()
                        .map(stage -> stage.path("StageName").asString(""))
                        .findFirst()
                        .orElse("$default"),
                api.path("RouteSelectionExpression").asString("$request.body.action"),
                routes,
                of(name, "Authorizer", stack));
    }

    private static Route route(JsonNode properties, Map<String, String> integrations) {
        var target = properties.path("Target").asString("").replaceFirst("^integrations/", "");
        return new Route(
                integrations.getOrDefault(target, target),
                Optional.of(properties.path("AuthorizerId").asString("")).filter(id -> !id.isEmpty()),
                properties.has("RouteResponseSelectionExpression"));
    }

    private static Map<String, JsonNode> of(String api, String type, Stack stack) {
        var found = new HashMap<String, JsonNode>();
        stack.resources(V2 + type)
                .filter(resource ->
                        resource.getValue().path("ApiId").asString("").equals(api))
                .forEach(resource -> found.put(resource.getKey(), resource.getValue()));
        return found;
    }
}

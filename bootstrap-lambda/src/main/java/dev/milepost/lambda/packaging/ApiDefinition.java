package dev.milepost.lambda.packaging;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API as API Gateway takes it: OpenAPI with its extensions, and nothing but routes, what serves them and who is asked before. What the
 * API looks like to its clients is described by the function that serves {@code /openapi.json}.
 */
final class ApiDefinition {
    static final String AUTHORIZER = "milepost";
    static final String DEFAULT_ROUTE = "/$default";
    static final String ANY_METHOD = "x-amazon-apigateway-any-method";

    private static final JsonMapper MAPPER = JsonMapper.shared();
    /** Less than the 30 seconds after which API Gateway answers by itself. */
    private static final int TIMEOUT_MILLIS = 29_500;

    private ApiDefinition() {}

    static ObjectNode of(List<ApiRoute> routes) {
        var definition = MAPPER.createObjectNode().put("openapi", "3.0.1");
        definition.putObject("info").put("title", "milepost").put("version", "1");
        var paths = definition.putObject("paths");
        for (var route : routes) {
            var operation = paths.withObjectProperty(route.path()).putObject(route.method());
            operation.set("x-amazon-apigateway-integration", integration(route.function()));
            if (route.authorized()) {
                operation.putArray("security").addObject().putArray(AUTHORIZER);
            }
        }
        var everythingElse =
                paths.putObject(DEFAULT_ROUTE).putObject(ANY_METHOD).put("isDefaultRoute", true);
        everythingElse.set("x-amazon-apigateway-integration", integration(Unit.SITE.function()));
        definition
                .putObject("components")
                .putObject("securitySchemes")
                .putObject(AUTHORIZER)
                .put("type", "apiKey")
                .put("name", "Authorization")
                .put("in", "header")
                .set("x-amazon-apigateway-authorizer", authorizer());
        return definition;
    }

    private static ObjectNode integration(String function) {
        return MAPPER.createObjectNode()
                .put("type", "aws_proxy")
                .put("httpMethod", "POST")
                .put("payloadFormatVersion", "2.0")
                .put("timeoutInMillis", TIMEOUT_MILLIS)
                .set("uri", invocation(function));
    }

    private static ObjectNode authorizer() {
        var authorizer = MAPPER.createObjectNode()
                .put("type", "request")
                .put("authorizerPayloadFormatVersion", "2.0")
                .put("enableSimpleResponses", true);
        authorizer.set("authorizerUri", invocation(Unit.AUTHORIZER.function()));
        authorizer.putObject("authorizerResultTtlInSeconds").put("Ref", "AuthorizerCacheSeconds");
        // What is remembered is remembered by this. Without it the authorizer is asked each time, also by who sends no
        // credential.
        var source = authorizer.putObject("identitySource").putArray("Fn::If").add("CachesAuthorizer");
        source.add("$request.header.Authorization").addObject().put("Ref", "AWS::NoValue");
        return authorizer;
    }

    private static ObjectNode invocation(String function) {
        var uri = MAPPER.createObjectNode();
        var arguments = uri.putArray("Fn::Sub")
                .add(
                        "arn:${AWS::Partition}:apigateway:${AWS::Region}:lambda:path/2015-03-31/functions/${live}/invocations");
        arguments.addObject().putObject("live").put("Ref", function + ".Alias");
        return uri;
    }
}

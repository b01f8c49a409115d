package dev.milepost.adapters.http.openapi;

import dev.milepost.adapters.http.catalogue.Access;
import dev.milepost.adapters.http.catalogue.Body;
import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.EndpointCatalogue;
import dev.milepost.adapters.http.catalogue.Method;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.json.Schemas;
import dev.milepost.adapters.http.problem.ProblemType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Describes a catalogue in OpenAPI 3.1. */
public final class OpenApiDocument {
    private static final Pattern PATH_PARAMETER = Pattern.compile("\\{([^}]*)}");
    private static final Map<String, Object> TEXT = Map.of("type", "string");
    private static final Map<String, Object> BINARY = Map.of();

    private final Schemas schemas = new Schemas();

    private OpenApiDocument() {}

    /**
     * @param version of the API
     * @return the same for the same catalogue, order included
     */
    public static Map<?, ?> describe(EndpointCatalogue catalogue, String version) {
        return stable(new OpenApiDocument().document(catalogue, version));
    }

    /** The order of {@code Map.of} differs from one start of the JVM to the next; others' is meant. */
    private static Map<?, ?> stable(Map<?, ?> map) {
        var copy = map instanceof LinkedHashMap ? new LinkedHashMap<Object, Object>() : new TreeMap<Object, Object>();
        map.forEach((name, value) -> copy.put(name, stable(value)));
        return copy;
    }

    private static Object stable(Object value) {
        return switch (value) {
            case Map<?, ?> map -> stable(map);
            case List<?> list ->
                list.stream().<Object>map(OpenApiDocument::stable).toList();
            default -> value;
        };
    }

    private Map<String, Object> document(EndpointCatalogue catalogue, String version) {
        var paths = new LinkedHashMap<String, Map<String, Object>>();
        catalogue
                .endpoints()
                .forEach(endpoint -> paths.computeIfAbsent(endpoint.path(), path -> new LinkedHashMap<>())
                        .put(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint)));
        var problem = schemas.response(ProblemJson.class);
        return ordered(
                "openapi", "3.1.0",
                "info", Map.of("title", "Milepost", "version", version),
                "servers", List.of(Map.of("url", EndpointCatalogue.BASE_PATH)),
                "paths", paths,
                "components",
                        ordered(
                                "schemas", schemas.components(),
                                "responses",
                                        Map.of(
                                                "Problem",
                                                response("Whatever else goes wrong.", MediaTypes.PROBLEM, problem)),
                                "securitySchemes", securitySchemes()));
    }

    private static Map<String, Object> securitySchemes() {
        return ordered(
                "bearer", Map.of("type", "http", "scheme", "bearer", "bearerFormat", "JWT"),
                "deviceKey",
                        Map.of(
                                "type", "http",
                                "scheme", "basic",
                                "description", "A courier's e-mail address and one of their device keys"));
    }

    private Map<String, Object> operation(Endpoint endpoint) {
        var operation = ordered(
                "operationId", endpoint.name(),
                "summary", endpoint.summary(),
                "tags", List.of(endpoint.path().split("/")[1]));
        switch (endpoint.access()) {
            case Access.Anyone anyone -> operation.put("security", List.of());
            case Access.Roles roles -> {
                operation.put(
                        "description",
                        "For " + roles.roles().stream().sorted().map(Enum::name).collect(Collectors.joining(", "))
                                + ".");
                operation.put("security", security(roles));
            }
        }
        operation.put("parameters", parameters(endpoint));
        switch (endpoint.body()) {
            case Body.None none -> {}
            case Body.JsonObject json ->
                operation.put(
                        "requestBody",
                        body(json.required(), Map.of(MediaTypes.JSON, Map.of("schema", schemas.request(json.type())))));
            case Body.Message message ->
                operation.put("requestBody", body(false, contents(message.mediaTypes(), BINARY)));
            case Body.File file -> operation.put("requestBody", body(true, contents(file.mediaTypes(), BINARY)));
        }
        operation.put("responses", responses(endpoint));
        return operation;
    }

    private static List<Map<String, Object>> security(Access.Roles roles) {
        Map<String, Object> bearer = Map.of("bearer", List.of());
        return roles.deviceKeys() ? List.of(bearer, Map.of("deviceKey", List.of())) : List.of(bearer);
    }

    private static List<Map<String, Object>> parameters(Endpoint endpoint) {
        var parameters = new ArrayList<Map<String, Object>>();
        PATH_PARAMETER
                .matcher(endpoint.path())
                .results()
                .forEach(match -> parameters.add(
                        ordered("name", match.group(1), "in", "path", "required", true, "schema", TEXT)));
        endpoint.parameters()
                .forEach(parameter -> parameters.add(ordered(
                        "name", parameter.name(),
                        "in", "query",
                        "description", parameter.description(),
                        "schema", parameter.schema())));
        endpoint.headers().forEach((name, description) -> parameters.add(header(name, description)));
        if (endpoint.idempotent()) {
            parameters.add(
                    header("Idempotency-Key", "The same key and body within 24 hours get the first answer again"));
        }
        if (endpoint.method() == Method.PUT || endpoint.method() == Method.PATCH) {
            parameters.add(header("If-Match", "The ETag of what is to be changed; 412 if it is stale"));
        }
        return parameters;
    }

    private static Map<String, Object> header(String name, String description) {
        return ordered("name", name, "in", "header", "description", description, "schema", TEXT);
    }

    private static Map<String, Object> body(boolean required, Map<String, Object> content) {
        return ordered("required", required, "content", content);
    }

    private Map<String, Object> responses(Endpoint endpoint) {
        var responses = new LinkedHashMap<String, Object>();
        responses.put(String.valueOf(endpoint.success().status()), success(endpoint));
        if (endpoint.success().mayLeadElsewhere()) {
            responses.put(
                    "302",
                    Map.of("description", "Too large for an answer: Location says where it is, for some minutes."));
        }
        var byStatus = endpoint.problems().stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        byStatus.forEach((status, types) -> responses.put(
                status.toString(),
                response(
                        types.stream().map(ProblemType::code).sorted().collect(Collectors.joining(", ")),
                        MediaTypes.PROBLEM,
                        schemas.response(ProblemJson.class))));
        responses.put("default", Map.of("$ref", "#/components/responses/Problem"));
        return responses;
    }

    private Map<String, Object> success(Endpoint endpoint) {
        var success = endpoint.success();
        var content = contents(success.otherTypes(), BINARY);
        success.json()
                .ifPresent(type -> content.put(
                        MediaTypes.JSON,
                        Map.of("schema", success.isList() ? schemas.page(type) : schemas.response(type))));
        var response = ordered("description", "Done.");
        if (!content.isEmpty()) {
            response.put("content", content);
        }
        return response;
    }

    private static Map<String, Object> contents(List<String> mediaTypes, Map<String, Object> schema) {
        var contents = new LinkedHashMap<String, Object>();
        mediaTypes.forEach(type -> contents.put(type, schema));
        return contents;
    }

    private static Map<String, Object> response(String description, String mediaType, Map<String, Object> schema) {
        return ordered("description", description, "content", Map.of(mediaType, Map.of("schema", schema)));
    }

    private static Map<String, Object> ordered(Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }
}

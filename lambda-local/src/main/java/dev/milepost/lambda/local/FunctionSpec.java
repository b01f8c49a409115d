package dev.milepost.lambda.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * All that makes a function what it is: two that are equal may share a process.
 *
 * @param environment what the template says of it
 * @param memory in MB
 */
record FunctionSpec(
        String name,
        String handler,
        Path code,
        Path opt,
        int memory,
        int timeoutSeconds,
        OptionalInt concurrency,
        Map<String, String> environment) {
    private static final int LAMBDAS_MEMORY = 128;
    private static final int LAMBDAS_TIMEOUT = 3;

    static FunctionSpec of(String name, JsonNode properties, Stack stack, Archives archives) {
        var globals = stack.resolve(stack.template().at("/Globals/Function"));
        var layers = Stream.of(globals, properties)
                .flatMap(part -> part.path("Layers").valueStream())
                .map(layer -> stack.template()
                        .at("/Resources/" + layer.asString() + "/Properties/ContentUri")
                        .stringValue())
                .toList();
        var environment = new TreeMap<String, String>();
        Stream.of(globals, properties)
                .flatMap(part -> part.at("/Environment/Variables").propertyStream())
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asString()));
        var code = archives.code(properties.path("CodeUri").stringValue());
        var reserved = properties.path("ReservedConcurrentExecutions");
        return new FunctionSpec(
                name,
                properties.path("Handler").stringValue(),
                code,
                layers.isEmpty() ? code : archives.opt(layers),
                number(properties, globals, "MemorySize", LAMBDAS_MEMORY),
                number(properties, globals, "Timeout", LAMBDAS_TIMEOUT),
                reserved.isNumber() ? OptionalInt.of(reserved.asInt()) : OptionalInt.empty(),
                environment);
    }

    private static int number(JsonNode properties, JsonNode globals, String name, int standard) {
        return properties.path(name).asInt(globals.path(name).asInt(standard));
    }

    /** Its own classes, those of its layers, and the runtime's. */
    List<Path> classPath(List<Path> runtime) {
        return Stream.of(Stream.of(code), Archives.jars(opt), runtime.stream())
                .flatMap(part -> part)
                .toList();
    }
}

package dev.milepost.lambda.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/** The template of CloudFormation, with what SAM makes of it still to come. */
record Template(ObjectNode root) {
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    static final String FUNCTION = "AWS::Serverless::Function";

    /** All parts, the API that the catalogue describes, and what each function needs alike. */
    static Template merged() {
        var template = read("/dev/milepost/lambda/template.yaml");
        Arrays.stream(Unit.values())
                .forEach(unit -> template.add(read("/dev/milepost/lambda/" + unit.folder() + "/unit.yaml")));
        template.addApi(ApiRoute.all(Unit.catalogue()));
        new PageHosting(template).add();
        new SecretAccess(template).add();
        new Monitoring(template).add();
        return template;
    }

    private static Template read(String resource) {
        try (var in = Template.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("there is no " + resource);
            }
            return new Template((ObjectNode) MAPPER.readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Template parse(String yaml) {
        return new Template((ObjectNode) MAPPER.readTree(yaml));
    }

    String toYaml() {
        return MAPPER.writeValueAsString(root);
    }

    /** @throws IllegalArgumentException if two parts declare the same */
    void add(Template part) {
        for (var section : part.root.properties()) {
            var here = root.withObjectProperty(section.getKey());
            for (var declared : section.getValue().properties()) {
                if (here.has(declared.getKey())) {
                    throw new IllegalArgumentException(
                            section.getKey() + " " + declared.getKey() + " is declared twice");
                }
                here.set(declared.getKey(), declared.getValue());
            }
        }
    }

    private void addApi(List<ApiRoute> routes) {
        var properties = (ObjectNode) resource("Api").path("Properties");
        properties.set("DefinitionBody", ApiDefinition.of(routes));
        Stream.concat(
                        routes.stream().map(ApiRoute::function),
                        Stream.of(Unit.SITE.function(), Unit.AUTHORIZER.function()))
                .distinct()
                .forEach(this::allowApi);
    }

    private void allowApi(String function) {
        var permission = addResource(function + "Permission", "AWS::Lambda::Permission");
        permission.put("Action", "lambda:InvokeFunction").put("Principal", "apigateway.amazonaws.com");
        permission.putObject("FunctionName").put("Ref", function + ".Alias");
        permission
                .putObject("SourceArn")
                .put("Fn::Sub", "arn:${AWS::Partition}:execute-api:${AWS::Region}:${AWS::AccountId}:${Api}/*");
    }

    /** @return the properties of the new resource */
    ObjectNode addResource(String name, String type) {
        var resource = root.withObjectProperty("Resources").putObject(name).put("Type", type);
        return resource.putObject("Properties");
    }

    JsonNode resource(String name) {
        return root.path("Resources").path(name);
    }

    Stream<Map.Entry<String, JsonNode>> resources() {
        return root.path("Resources").properties().stream();
    }

    Stream<Map.Entry<String, JsonNode>> resources(String type) {
        return resources()
                .filter(resource ->
                        resource.getValue().path("Type").asString("").equals(type));
    }

    List<String> functions() {
        return resources(FUNCTION).map(Map.Entry::getKey).toList();
    }
}

package dev.milepost.lambda.packaging;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;
import tools.jackson.dataformat.yaml.YAMLWriteFeature;

/**
 * The template of CloudFormation, with what SAM makes of it still to come.
 *
 * @param places where each thing was written, as {@code file:line}, by its JSON pointer; what packaging adds has none
 */
record Template(ObjectNode root, Map<String, String> places) {
    static final YAMLMapper MAPPER = YAMLMapper.builder()
            .disable(YAMLWriteFeature.WRITE_DOC_START_MARKER)
            .disable(YAMLWriteFeature.SPLIT_LINES)
            .build();

    static final String FUNCTION = "AWS::Serverless::Function";

    /** The template of the sources that this was built from. */
    static Template merged() {
        return merged(Artifacts.project());
    }

    /** All parts, the API that the catalogue describes, and what each function needs alike. @throws BrokenPart if that can't be done */
    static Template merged(Path project) {
        var template = new Template(JsonMapper.shared().createObjectNode(), new HashMap<>());
        Part.all(project).forEach(template::add);
        template.addApi(ApiRoute.all(Unit.catalogue()));
        new PageHosting(template).add();
        new SocketDeployments(template).add();
        new SecretAccess(template).add();
        new Monitoring(template).add();
        new FunctionRoles(template).add();
        return template;
    }

    static Template parse(String yaml) {
        var template = new Template(JsonMapper.shared().createObjectNode(), new HashMap<>());
        template.add(Part.parse("template.yaml", yaml));
        return template;
    }

    String toYaml() {
        return MAPPER.writeValueAsString(root);
    }

    /** @throws BrokenPart if two parts declare the same */
    void add(Part part) {
        for (var section : part.root().properties()) {
            if (!(section.getValue() instanceof ObjectNode declarations)) {
                root.set(section.getKey(), section.getValue());
                continue;
            }
            var here = root.withObjectProperty(section.getKey());
            for (var declared : declarations.properties()) {
                var pointer = "/" + section.getKey() + "/" + Problem.escaped(declared.getKey());
                if (here.has(declared.getKey())) {
                    throw new BrokenPart(
                            part.file(),
                            part.lines().getOrDefault(pointer, 1),
                            section.getKey() + " " + declared.getKey() + " is declared twice, first at "
                                    + place(pointer) + ": rename or remove one");
                }
                here.set(declared.getKey(), declared.getValue());
            }
        }
        part.lines().forEach((pointer, line) -> places.putIfAbsent(pointer, part.file() + ":" + line));
    }

    /** Where something was written, as {@code file:line}: it or what it is part of. */
    String place(String pointer) {
        for (var at = pointer; !at.isEmpty(); at = at.substring(0, at.lastIndexOf('/'))) {
            if (places.containsKey(at)) {
                return places.get(at);
            }
        }
        return places.getOrDefault("", "template.yaml:1");
    }

    /** What was written at one pointer is at another now, and its place is the same. */
    void moved(String from, String to) {
        Map.copyOf(places).forEach((pointer, place) -> {
            if (pointer.equals(from) || pointer.startsWith(from + "/")) {
                places.put(to + pointer.substring(from.length()), place);
            }
        });
    }

    private void addApi(List<ApiRoute> routes) {
        properties("Api").set("DefinitionBody", ApiDefinition.of(routes));
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

    /** Of a resource that packaging adds to. @throws BrokenPart if there is none */
    ObjectNode properties(String name) {
        return resource(name).path("Properties") instanceof ObjectNode properties ? properties : missing(name);
    }

    private ObjectNode missing(String name) {
        var place = place("/Resources/" + name);
        var colon = place.lastIndexOf(':');
        throw new BrokenPart(
                place.substring(0, colon),
                Integer.parseInt(place.substring(colon + 1)),
                "there are no Properties of a resource " + name
                        + ", which packaging adds to: declare it with its Properties");
    }

    Stream<Map.Entry<String, JsonNode>> resources() {
        return root.path("Resources").properties().stream();
    }

    Stream<Map.Entry<String, JsonNode>> resources(String type) {
        return resources()
                .filter(resource ->
                        resource.getValue().path("Type").asString("").equals(type));
    }

    /** The archives of the layers that a function may have in some stack. */
    Stream<String> layers(JsonNode functionsProperties) {
        return Stream.of(root.at("/Globals/Function/Layers"), functionsProperties.path("Layers"))
                .flatMap(JsonNode::valueStream)
                .map(layer -> TemplateChecks.unconditional(layer).path("Ref").asString(""))
                .map(layer -> resource(layer).at("/Properties/ContentUri").asString(""));
    }

    List<String> functions() {
        return resources(FUNCTION).map(Map.Entry::getKey).toList();
    }
}

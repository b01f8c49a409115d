package dev.milepost.lambda.packaging;

import dev.milepost.application.Sha256;
import java.util.Map;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Names each deployment of a WebSocket API by what it deploys. CloudFormation makes one once by its name, so that under the same name a new
 * route would never be served.
 */
record SocketDeployments(Template template) {
    private static final String KIND = "AWS::ApiGatewayV2::";
    private static final int SHORT = 10;

    void add() {
        template.resources(KIND + "Deployment").map(Map.Entry::getKey).toList().forEach(this::rename);
    }

    private void rename(String deployment) {
        var api = template.properties(deployment).path("ApiId").path("Ref").asString("");
        var deployed = new StringBuilder().append(template.resource(api));
        Stream.concat(partsOf(api, "Integration"), partsOf(api, "Route"))
                .forEach(part -> deployed.append(part.getKey()).append(part.getValue()));
        var name = deployment + Sha256.hex(deployed.toString()).substring(0, SHORT);
        var resources = template.root().withObjectProperty("Resources");
        var resource = (ObjectNode) resources.remove(deployment);
        var routes = resource.putArray("DependsOn");
        partsOf(api, "Route").forEach(route -> routes.add(route.getKey()));
        resources.set(name, resource);
        template.moved(
                Problem.ofResource(deployment, "").at(),
                Problem.ofResource(name, "").at());
        partsOf(api, "Stage")
                .map(stage -> stage.getValue().at("/Properties/DeploymentId"))
                .filter(reference -> reference.path("Ref").asString("").equals(deployment))
                .forEach(reference -> ((ObjectNode) reference).put("Ref", name));
    }

    private Stream<Map.Entry<String, JsonNode>> partsOf(String api, String kind) {
        return template.resources(KIND + kind)
                .filter(part ->
                        part.getValue().at("/Properties/ApiId/Ref").asString("").equals(api));
    }
}

package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SocketDeploymentsTest {
    private static final String LIVE = """
            Resources:
              LiveApi:
                Type: AWS::ApiGatewayV2::Api
                Properties: {ProtocolType: WEBSOCKET, RouteSelectionExpression: $request.body.action}
              LiveIntegration:
                Type: AWS::ApiGatewayV2::Integration
                Properties: {ApiId: {Ref: LiveApi}, IntegrationType: AWS_PROXY}
              LiveConnect:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: {Ref: LiveApi}, RouteKey: $connect}
              LiveDeployment:
                Type: AWS::ApiGatewayV2::Deployment
                Properties: {ApiId: {Ref: LiveApi}}
              LiveStage:
                Type: AWS::ApiGatewayV2::Stage
                Properties: {ApiId: {Ref: LiveApi}, StageName: live, DeploymentId: {Ref: LiveDeployment}}
            """;

    private static final String ROUTE = """
              LiveMessage:
                Type: AWS::ApiGatewayV2::Route
                Properties: {ApiId: {Ref: LiveApi}, RouteKey: $default}
            """;

    @Test
    void theSameRoutesAreTheSameDeployment() {
        assertThat(deployment(LIVE)).matches("LiveDeployment[0-9a-f]{10}").isEqualTo(deployment(LIVE));
    }

    @Test
    void anotherRouteOrWayToItIsAnotherDeployment() {
        assertThat(deployment(LIVE + ROUTE)).isNotEqualTo(deployment(LIVE));
        assertThat(deployment(LIVE.replace("$connect", "$disconnect"))).isNotEqualTo(deployment(LIVE));
        assertThat(deployment(LIVE.replace("AWS_PROXY", "AWS"))).isNotEqualTo(deployment(LIVE));
        assertThat(deployment(LIVE.replace("body.action", "body.type"))).isNotEqualTo(deployment(LIVE));
        assertThat(deployment(LIVE.replace("StageName: live", "StageName: other")))
                .isEqualTo(deployment(LIVE));
    }

    @Test
    void theStageServesItOnceTheRoutesAreThere() {
        var template = named(LIVE + ROUTE);
        var name = deployment(LIVE + ROUTE);

        assertThat(template.resource("LiveStage")
                        .at("/Properties/DeploymentId/Ref")
                        .asString())
                .isEqualTo(name);
        assertThat(template.resource(name).path("DependsOn").toString()).isEqualTo("[\"LiveConnect\",\"LiveMessage\"]");
        assertThat(template.place("/Resources/" + name)).isEqualTo("template.yaml:11");
    }

    private static String deployment(String yaml) {
        return named(yaml)
                .resources("AWS::ApiGatewayV2::Deployment")
                .map(resource -> resource.getKey())
                .findFirst()
                .orElseThrow();
    }

    private static Template named(String yaml) {
        var template = Template.parse(yaml);
        new SocketDeployments(template).add();
        return template;
    }
}

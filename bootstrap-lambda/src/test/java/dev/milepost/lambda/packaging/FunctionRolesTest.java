package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What the role of each function allows beside what its unit lists. */
class FunctionRolesTest {
    private static final Template TEMPLATE = Template.merged();

    private record Allowed(String action, JsonNode resource, boolean withPostgresAlone) {}

    @Test
    void noTwoFunctionsShareARole() {
        var roles = TEMPLATE.functions().stream()
                .map(function -> TEMPLATE.resource(function)
                        .at("/Properties/Role/Fn::GetAtt/0")
                        .asString(""))
                .toList();

        assertThat(roles).doesNotHaveDuplicates().doesNotContain("").hasSameSizeAs(TEMPLATE.functions());
        assertThat(TEMPLATE.resources("AWS::IAM::Role"))
                .noneMatch(role -> role.getValue().path("Properties").has("ManagedPolicyArns"));
    }

    @Test
    void eachWritesToItsOwnLogAlone() {
        for (var function : TEMPLATE.functions()) {
            assertThat(resources(function, "logs:")).as(function).containsExactly(arn(function + "Log"));
            assertThat(TEMPLATE.resource(function)
                            .at("/Properties/LoggingConfig/LogGroup/Ref")
                            .asString(""))
                    .isEqualTo(function + "Log");
            assertThat(TEMPLATE.resource(function + "Log").path("Type").asString(""))
                    .isEqualTo("AWS::Logs::LogGroup");
        }
    }

    @Test
    void eachTakesFromTheQueuesAndStreamsThatCallItAlone() {
        for (var function : TEMPLATE.functions()) {
            assertThat(resources(function, "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"))
                    .as(function)
                    .isEqualTo(events(function, "SQS", "Queue"));
            assertThat(resources(
                            function, "dynamodb:GetRecords", "dynamodb:GetShardIterator", "dynamodb:DescribeStream"))
                    .as(function)
                    .isEqualTo(events(function, "DynamoDB", "Stream"));
        }
        assertThat(resources("TrackWriterFunction", "sqs:ReceiveMessage")).containsExactly(arn("PositionsQueue"));
        assertThat(resources("LivePushFunction", "dynamodb:ListStreams"))
                .containsExactlyInAnyOrder(
                        "{\"Fn::Sub\":\"${TracksTable.Arn}/stream/*\"}",
                        "{\"Fn::Sub\":\"${ViewersTable.Arn}/stream/*\"}");
    }

    @Test
    void interfacesOfANetworkAreForStacksWithPostgresAlone() {
        for (var function : TEMPLATE.functions()) {
            assertThat(allowed(function).filter(each -> each.action().startsWith("ec2:")))
                    .as(function)
                    .hasSize(6)
                    .allMatch(Allowed::withPostgresAlone);
        }
    }

    @Test
    void whatIsNoPolicyIsLeftForTheCheck() {
        var template = Template.parse("""
                Resources:
                  AFunction:
                    Type: AWS::Serverless::Function
                    Properties:
                      Policies: [AmazonDynamoDBFullAccess]
                """);

        new FunctionRoles(template).add();

        assertThat(new PolicyCheck(template).problems())
                .extracting(Problem::message)
                .containsExactly(
                        "AFunction has no policy of its own: list what its adapters call in the Statement of one policy"
                                + " under Policies in its unit.yaml");
    }

    private static Set<String> resources(String function, String... actions) {
        return allowed(function)
                .filter(each -> Stream.of(actions).anyMatch(each.action()::startsWith))
                .map(each -> each.resource().toString())
                .collect(Collectors.toSet());
    }

    private static Stream<Allowed> allowed(String function) {
        return TEMPLATE.resource(function + "Role")
                .at("/Properties/Policies")
                .valueStream()
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream())
                .flatMap(statement -> {
                    var allows = TemplateChecks.unconditional(statement);
                    var condition = statement.at("/Fn::If/0").asString("");
                    return allows.path("Action")
                            .valueStream()
                            .map(action -> new Allowed(
                                    action.asString(""), allows.path("Resource"), condition.equals("UsesPostgres")));
                });
    }

    private static Set<String> events(String function, String type, String source) {
        return TEMPLATE.resource(function)
                .at("/Properties/Events")
                .propertyStream()
                .map(Map.Entry::getValue)
                .filter(event -> event.path("Type").asString("").equals(type))
                .map(event -> event.at("/Properties/" + source).toString())
                .collect(Collectors.toSet());
    }

    private static String arn(String resource) {
        return "{\"Fn::GetAtt\":[\"" + resource + "\",\"Arn\"]}";
    }
}

package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.lambda.packaging.broken.Purging;
import dev.milepost.lambda.packaging.broken.Scanning;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Roles held against the code of the functions, each broken on purpose. */
class CoverageCheckTest {
    private static final String MERGED = Template.merged().toYaml();

    @Test
    void everyRoleAllowsWhatItsFunctionCallsAndNothingElse() {
        assertThat(problems(template -> {})).isEmpty();
    }

    @Test
    void anActionThatIsCalledAndNotAllowedIsFound() {
        assertThat(problems(template -> ((ArrayNode)
                                statement(template, "RoutesFunction", "Routes").path("Action"))
                        .remove(1)))
                .singleElement()
                .asString()
                .matches(
                        "RoutesFunction may not do dynamodb:BatchGetItem on routes, which \\w+\\.\\w+ calls: add it to what its"
                                + " unit.yaml lists under Policies");
    }

    @Test
    void anIndexThatIsQueriedAndNotAllowedIsFound() {
        assertThat(problems(template -> ((ArrayNode)
                                statement(template, "RoutesFunction", "Routes").path("Resource"))
                        .remove(1)))
                .containsExactly("RoutesFunction may not do dynamodb:Query on indexes of routes, which"
                        + " DynamoDbRouteRepository calls: add it to what its unit.yaml lists under Policies");
    }

    @Test
    void anActionThatIsAllowedAndNotCalledIsFound() {
        assertThat(problems(template -> ((ArrayNode)
                                statement(template, "RoutesFunction", "Routes").path("Action"))
                        .add("dynamodb:DeleteItem")))
                .containsExactly(
                        "RoutesFunction may do dynamodb:DeleteItem on routes, which its code doesn't call: remove it");
    }

    @Test
    void aTableThatIsAllowedAndNotCalledIsFound() {
        assertThat(problems(template -> ((ArrayNode)
                                statement(template, "SiteFunction", "People").path("Resource"))
                        .addObject()
                        .putArray("Fn::GetAtt")
                        .add("ReceiptsTable")
                        .add("Arn")))
                .containsExactly(
                        "SiteFunction may do dynamodb:GetItem on receipts, which its code doesn't call: remove it");
    }

    @Test
    void whatIsAllowedOfOtherServicesAndNotCalledIsFound() {
        assertThat(problems(template -> ((ArrayNode) statement(template, "AuthorizerFunction", "Secrets")
                                .path("Action"))
                        .add("ssm:PutParameter")))
                .containsExactly("AuthorizerFunction may do ssm:PutParameter, which its code doesn't call: remove it");
    }

    @Test
    void aRequestThatReadsAWholeTableIsFoundHoweverMuchIsAllowed() {
        assertThat(problems(template -> {
                    handler(template, Scanning.class);
                    var allowed = statement(template, "SiteFunction", "People");
                    ((ArrayNode) allowed.path("Action")).add("dynamodb:Scan");
                    ((ArrayNode) allowed.path("Resource"))
                            .addObject()
                            .putArray("Fn::GetAtt")
                            .add("SessionsTable")
                            .add("Arn");
                }))
                .contains(
                        "SiteFunction comes to dynamodb:Scan on sessions in DynamoDbRefreshTokenRepository.removeExpired"
                                + " while somebody waits: read by a key or an index");
    }

    @Test
    void aCallThatNobodyHasSaidAnythingOfIsFound() {
        assertThat(problems(template -> handler(template, Purging.class)))
                .contains(
                        "SiteFunction calls SqsClient.purgeQueue, of which nobody knows what it must be allowed: add it to"
                                + " Calls");
    }

    @Test
    void whatAdaptersListAsTheirActionsIsWhatTheyCanCall() {
        var calls = Arrays.stream(Calls.values())
                .flatMap(call -> call.actions().stream())
                .collect(Collectors.toSet());
        // No role may do these: no function calls them.
        calls.removeAll(List.of("dynamodb:Scan", "dynamodb:ConditionCheckItem"));
        calls.add("execute-api:ManageConnections");

        assertThat(PolicyCheck.ACTIONS).isEqualTo(calls);
    }

    private static void handler(Template template, Class<?> handler) {
        template.properties("SiteFunction").put("Handler", handler.getName());
    }

    private static List<String> problems(Consumer<Template> breaking) {
        var template = Template.parse(MERGED);
        breaking.accept(template);
        return new CoverageCheck(template)
                .problems().stream().map(Problem::message).toList();
    }

    private static ObjectNode statement(Template template, String function, String sid) {
        return template.resource(FunctionRoles.role(function))
                .at(FunctionRoles.OF_THE_UNIT)
                .valueStream()
                .filter(statement -> statement.path("Sid").asString("").equals(sid))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

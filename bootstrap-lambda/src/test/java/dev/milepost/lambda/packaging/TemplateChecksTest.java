package dev.milepost.lambda.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.milepost.testing.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The template as it is, and broken on purpose in each way that a check is there for. */
class TemplateChecksTest {
    private static final String MERGED = Template.merged().toYaml();

    @Test
    void theTemplateHasNoProblem() {
        assertThat(new TemplateChecks(Template.parse(MERGED)).problems()).isEmpty();
    }

    @Test
    void theTemplateIsValidBySamsSchema() throws IOException {
        var schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_4)
                .getSchema(Files.readString(SharedData.path("facts/sam.schema.json")));

        var packed = Template.parse(Files.readString(TestPackage.folder().resolve("template.yaml")));
        assertThat(schema.validate(JsonMapper.shared().writeValueAsString(packed.root()), InputFormat.JSON))
                .isEmpty();
        var broken = Template.parse(MERGED);
        properties(broken, "PeopleFunction").put("MemorySise", 1024);
        assertThat(schema.validate(JsonMapper.shared().writeValueAsString(broken.root()), InputFormat.JSON))
                .isNotEmpty();
    }

    @Test
    void everyTypeIsInBothRegionsOfChina() throws IOException {
        var there = new HashSet<>(Files.readAllLines(SharedData.path("facts/china-resource-types.txt")));

        assertThat(there).containsAll(ResourceTypes.IN_CHINA);
    }

    @Test
    void anEndpointWithoutARouteIsFound() {
        assertThat(problems(template -> ((ObjectNode) paths(template).path("/api/v1/tasks")).remove("post")))
                .containsExactly("post /api/v1/tasks is not routed: add its endpoints to those of a Unit");
    }

    @Test
    void aRouteWithoutAnEndpointIsFound() {
        assertThat(problems(
                        template -> paths(template).putObject("/api/v1/secrets").putObject("get")))
                .containsExactly("get /api/v1/secrets is routed, but there is no such endpoint: remove it");
    }

    @Test
    void aRouteToAnotherFunctionIsFound() {
        assertThat(problems(template -> ((ObjectNode) paths(template)
                                .at("/~1api~1v1~1tasks/get/x-amazon-apigateway-integration/uri/Fn::Sub/1/live"))
                        .put("Ref", "RoutesFunction.Alias")))
                .containsExactly("get /api/v1/tasks is routed to RoutesFunction instead of TasksFunction");
    }

    @Test
    void aRouteWithoutItsAuthorizerIsFound() {
        assertThat(problems(template -> ((ObjectNode) paths(template).at("/~1api~1v1~1tasks/get")).remove("security")))
                .containsExactly("get /api/v1/tasks doesn't ask the authorizer");
    }

    @Test
    void anAuthorizerInFrontOfWhatIsForAnyoneIsFound() {
        assertThat(problems(template -> ((ObjectNode) paths(template).at("/~1api~1v1~1tokens/post"))
                        .putArray("security")
                        .addObject()
                        .putArray("milepost")))
                .containsExactly("post /api/v1/tokens asks the authorizer, though it is for anyone");
    }

    @Test
    void requestsThatLeadNowhereMustBeAnswered() {
        assertThat(problems(template -> paths(template).remove("/$default"))).hasSize(1);
    }

    @Test
    void aRouteThatCloudFrontDoesNotPassOnIsFound() {
        assertThat(problems(template -> behaviours(template)
                        .removeIf(behaviour ->
                                behaviour.path("PathPattern").stringValue().equals("/owntracks"))))
                .containsExactly("/owntracks is routed, and CloudFront looks for it among the pages");
        assertThat(problems(template -> ((ObjectNode) behaviours(template).get(0)).put("PathPattern", "/api/v2/*")))
                .contains("/api/v1/tasks/{id}/claim is routed, and CloudFront looks for it among the pages");
    }

    @Test
    void aPageThatCloudFrontAsksTheApiForIsFound() {
        assertThat(problems(template -> behaviours(template)
                        .addObject()
                        .put("TargetOriginId", "api")
                        .put("PathPattern", "*.html")))
                .containsExactlyInAnyOrder(
                        "/index.html is a file of the pages, and CloudFront asks the API for it",
                        "/courier/index.html is a file of the pages, and CloudFront asks the API for it");
    }

    private static ArrayNode behaviours(Template template) {
        return (ArrayNode) properties(template, "Pages").at("/DistributionConfig/CacheBehaviors");
    }

    @Test
    void aVariableThatIsReadAndNotSetIsFound() {
        assertThat(problems(template -> variables(template).remove("MILEPOST_ZONE")))
                .containsExactly("MILEPOST_ZONE is read and not set: set it under Globals in template.yaml");
    }

    @Test
    void aVariableThatIsSetAndNotReadIsFound() {
        assertThat(problems(template -> variables(template).put("MILEPOST_ZONES", "x")))
                .containsExactly(
                        "MILEPOST_ZONES is set and not read: add it to Setting, or remove it from template.yaml");
    }

    @Test
    void anActionThatNoAdapterCallsIsFound() {
        assertThat(problems(template -> ((ArrayNode) statement(template).path("Action")).add("dynamodb:DeleteTable")))
                .containsExactly(
                        "TasksFunction may do dynamodb:DeleteTable, which no adapter does: add it beside the adapter that does, or"
                                + " remove it from the unit");
    }

    @Test
    void aRoleForEveryResourceIsFound() {
        assertThat(problems(template -> ((ArrayNode) statement(template).path("Resource")).add("*")))
                .contains(
                        "TasksFunctionRole may do dynamodb:GetItem with every resource: name those that its adapters use");
    }

    @Test
    void aFunctionWithoutARoleOfItsOwnIsFound() {
        assertThat(problems(template -> properties(template, "SiteFunction").remove("Role")))
                .containsExactly(
                        "SiteFunction has no policy of its own: list what its adapters call in the Statement of one"
                                + " policy under Policies in its unit.yaml");
    }

    @Test
    void aNameOfOnePartitionIsFound() {
        for (var name :
                List.of("arn:aws:s3:::bucket", "arn:aws-cn:s3:::bucket", "https://sqs.eu-west-1.amazonaws.com/q")) {
            assertThat(problems(template -> properties(template, "SiteFunction").put("Description", name)))
                    .containsExactly("/Resources/SiteFunction/Properties/Description is of one partition: " + name
                            + "; write ${AWS::Partition} or ${AWS::URLSuffix}");
        }
    }

    @Test
    void aCanaryThatDependsOnAConditionIsFound() {
        assertThat(problems(template -> properties(template, "SiteFunction")
                        .withObjectProperty("DeploymentPreference")
                        .putObject("Enabled")
                        .putArray("Fn::If")
                        .add("IsProd")))
                .containsExactly("Enabled is a condition, which SAM takes for true: find it by Fn::FindInMap");
    }

    @Test
    void aTypeThatChinaLacksIsFoundUnlessItIsLeftOutThere() {
        Consumer<Template> cognito = template -> template.addResource("Users", "AWS::Cognito::UserPool");

        assertThat(problems(cognito))
                .containsExactly(
                        "Users is a AWS::Cognito::UserPool, which isn't known to be in China: give it Condition: IsNotChina, or"
                                + " add its type to ResourceTypes once it is there");
        assertThat(problems(cognito.andThen(
                        template -> ((ObjectNode) template.resource("Users")).put("Condition", "IsNotChina"))))
                .isEmpty();
    }

    @Test
    void aTableThatDiffersFromWhatTheAdaptersKnowIsFound() {
        assertThat(problems(template -> properties(template, "SessionsTable").remove("TimeToLiveSpecification")))
                .hasSize(1)
                .allMatch(problem -> problem.startsWith("the table sessions is declared as"));
        assertThat(problems(template -> ((ObjectNode) template.root().path("Resources")).remove("ReportsTable")))
                .containsExactly(
                        "the table reports isn't declared: declare it as Table.REPORTS has it, in the unit.yaml of its unit");
    }

    @Test
    void whatIsTooLargeIsFound() {
        assertThat(problems(template -> {
                    for (var i = 0; i < 500; i++) {
                        template.addResource("Queue" + i, "AWS::SQS::Queue");
                    }
                }))
                .anyMatch(problem -> problem.contains("resources, of 500"));
        assertThat(problems(template -> {
                    for (var i = 0; i < 200; i++) {
                        template.root()
                                .withObjectProperty("Parameters")
                                .putObject("Parameter" + i)
                                .put("Type", "String");
                    }
                }))
                .containsExactly("more than 200 parameters: merge some");
        assertThat(problems(template -> template.root().put("Description", "x".repeat(1_000_000))))
                .anyMatch(problem -> problem.contains("bytes of template"));
    }

    @Test
    void aShareOfTrafficForARouteThatIsNotThereIsFound() {
        assertThat(problems(
                        template -> ((ObjectNode) properties(template, "Api").path("RouteSettings"))
                                .putObject("POST /api/v1/parcels")))
                .containsExactly(
                        "POST /api/v1/parcels has a share of traffic, but there is no such route: rename or remove it"
                                + " under RouteSettings in template.yaml");
    }

    @Test
    void moreConcurrencyThanAnAccountHasIsFound() {
        assertThat(problems(template -> properties(template, "SiteFunction").put("ReservedConcurrentExecutions", 900)))
                .hasSize(3)
                .allMatch(problem -> problem.contains("of 900 concurrent executions in"));
    }

    @Test
    void aFunctionWithoutAShareOfConcurrencyIsFound() {
        assertThat(problems(
                        template -> properties(template, "AuthorizerFunction").remove("ReservedConcurrentExecutions")))
                .containsExactly("AuthorizerFunction has no share of concurrent executions: give it"
                        + " ReservedConcurrentExecutions, of Sizes in template.yaml");
    }

    @Test
    void aFunctionThatIsNotPublishedWheneverItChangesIsFound() throws IOException {
        var packed = Files.readString(TestPackage.folder().resolve("template.yaml"));
        var without = Template.parse(packed);
        properties(without, "SiteFunction").remove("AutoPublishCodeSha256");
        variablesOf(without, "TasksFunction").remove("RELEASE");
        variablesOf(without, "RoutesFunction").put("RELEASE", "1");

        assertThat(new ReleaseCheck(Template.parse(packed)).problems()).isEmpty();
        assertThat(new ReleaseCheck(without).problems().stream().map(Problem::at))
                .containsExactlyInAnyOrder(
                        "/Resources/SiteFunction", "/Resources/TasksFunction", "/Resources/RoutesFunction");
    }

    private static ObjectNode variablesOf(Template template, String function) {
        return (ObjectNode) properties(template, function).at("/Environment/Variables");
    }

    private static List<String> problems(Consumer<Template> breaking) {
        var template = Template.parse(MERGED);
        breaking.accept(template);
        return new TemplateChecks(template)
                .problems().stream().map(Problem::message).toList();
    }

    private static ObjectNode paths(Template template) {
        return (ObjectNode) template.resource("Api").at("/Properties/DefinitionBody/paths");
    }

    private static ObjectNode variables(Template template) {
        return (ObjectNode) template.root().at("/Globals/Function/Environment/Variables");
    }

    private static ObjectNode properties(Template template, String resource) {
        return (ObjectNode) template.resource(resource).path("Properties");
    }

    private static ObjectNode statement(Template template) {
        return (ObjectNode) template.resource("TasksFunctionRole").at(FunctionRoles.OF_THE_UNIT + "/0");
    }
}

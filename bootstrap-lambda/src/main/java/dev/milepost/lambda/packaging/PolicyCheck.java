package dev.milepost.lambda.packaging;

import dev.milepost.adapters.aws.dynamodb.DynamoDb;
import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.aws.s3.S3PhotoStore;
import dev.milepost.adapters.aws.sqs.SqsReadingQueue;
import dev.milepost.adapters.aws.textract.TextractRecognizer;
import dev.milepost.adapters.aws.websocket.GatewaySockets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Each function has a role of its own, which allows what adapters call and names what it is allowed on. */
record PolicyCheck(Template template) {
    /** Listed beside each adapter. */
    static final Set<String> ACTIONS = Stream.of(
                    DynamoDb.READ_ACTIONS,
                    DynamoDb.WRITE_ACTIONS,
                    S3PhotoStore.ACTIONS,
                    TextractRecognizer.ACTIONS,
                    SqsReadingQueue.ACTIONS,
                    StoredParameter.ACTIONS,
                    GatewaySockets.ACTIONS)
            .flatMap(Set::stream)
            .collect(Collectors.toUnmodifiableSet());

    /** Actions of services that know no resources. */
    private static final Set<String> WITHOUT_RESOURCES =
            Set.of("textract:AnalyzeExpense", "ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets");

    List<Problem> problems() {
        var functions = template.functions().stream().flatMap(this::ofFunction);
        var roles = template.resources("AWS::IAM::Role").flatMap(role -> everything(role.getKey(), role.getValue()));
        return Stream.concat(functions, roles).toList();
    }

    private Stream<Problem> ofFunction(String name) {
        var statements = template.resource(FunctionRoles.role(name)).at(FunctionRoles.OF_THE_UNIT);
        if (statements.isEmpty() || !isItsOwn(name)) {
            return Stream.of(Problem.ofResource(
                    name,
                    name
                            + " has no policy of its own: list what its adapters call in the Statement of one policy under Policies"
                            + " in its unit.yaml"));
        }
        var at = Problem.ofResource(FunctionRoles.role(name), "").at() + FunctionRoles.OF_THE_UNIT + "/";
        return IntStream.range(0, statements.size())
                .mapToObj(i -> statement(name, at + i, TemplateChecks.unconditional(statements.get(i))))
                .flatMap(List::stream);
    }

    private boolean isItsOwn(String function) {
        return template.resource(function)
                .at("/Properties/Role/Fn::GetAtt/0")
                .asString("")
                .equals(FunctionRoles.role(function));
    }

    private static List<Problem> statement(String function, String at, JsonNode statement) {
        var problems = new ArrayList<Problem>();
        for (var action : actions(statement)) {
            if (!ACTIONS.contains(action)) {
                problems.add(
                        new Problem(
                                at + "/Action",
                                function + " may do " + action
                                        + ", which no adapter does: add it beside the adapter that does, or remove it from the unit"));
            }
        }
        return problems;
    }

    /** What a role allows with every resource, though its service knows some. */
    private static Stream<Problem> everything(String role, JsonNode resource) {
        var policies = resource.at("/Properties/Policies");
        return IntStream.range(0, policies.size()).boxed().flatMap(policy -> {
            var statements = policies.get(policy).at("/PolicyDocument/Statement");
            var at =
                    Problem.ofResource(role, "").at() + "/Properties/Policies/" + policy + "/PolicyDocument/Statement/";
            return IntStream.range(0, statements.size()).boxed().flatMap(i -> {
                var statement = TemplateChecks.unconditional(statements.get(i));
                return actions(statement).stream()
                        .filter(action ->
                                isEverything(statement.path("Resource")) && !WITHOUT_RESOURCES.contains(action))
                        .map(action -> new Problem(
                                at + i + "/Resource",
                                role + " may do " + action + " with every resource: name those that its adapters use"));
            });
        });
    }

    static Set<String> actions(JsonNode statement) {
        var action = statement.path("Action");
        return (action.isArray() ? action.valueStream() : Stream.of(action))
                .map(each -> each.asString(""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean isEverything(JsonNode resource) {
        return resource.asString("").equals("*")
                || resource.valueStream().anyMatch(each -> each.asString("").equals("*"));
    }
}

package dev.milepost.lambda.packaging;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gives each function a log and a role of its own. The role that SAM would make may write every log of the account and take from each of its
 * queues and streams; this one allows what the unit lists, to write this log, and to take from what calls this function.
 */
record FunctionRoles(Template template) {
    /** In a role: what the unit lists. */
    static final String OF_THE_UNIT = "/Properties/Policies/0/PolicyDocument/Statement";

    private static final String UNIT_LISTS = "/Properties/Policies/0/Statement";
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String VERSION = "2012-10-17";

    void add() {
        template.functions().forEach(this::add);
    }

    /** The role of a function in the template. */
    static String role(String function) {
        return function + "Role";
    }

    private void add(String function) {
        var properties = template.properties(function);
        // What is no policy is left where it is, for the check to find.
        if (!(template.resource(function).at(UNIT_LISTS) instanceof ArrayNode listed)
                || properties.path("Policies").size() != 1) {
            return;
        }
        properties.remove("Policies");
        properties.putObject("Role").putArray("Fn::GetAtt").add(role(function)).add("Arn");
        addLog(function, properties);
        var role = template.addResource(role(function), "AWS::IAM::Role");
        role.set("AssumeRolePolicyDocument", MAPPER.readTree("""
                {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "sts:AssumeRole",
                 "Principal": {"Service": "lambda.amazonaws.com"}}]}"""));
        var policies = role.putArray("Policies");
        policy(policies, "unit").addAll(listed);
        policy(policies, "lambda").addAll(ofLambda(function, properties));
        template.moved(
                Problem.ofResource(function, "").at() + UNIT_LISTS,
                Problem.ofResource(role(function), "").at() + OF_THE_UNIT);
    }

    private void addLog(String function, ObjectNode properties) {
        var retention = template.addResource(log(function), "AWS::Logs::LogGroup")
                .putObject("RetentionInDays")
                .putArray("Fn::If");
        retention.add("IsProd").add(90).add(7);
        properties.withObjectProperty("LoggingConfig").putObject("LogGroup").put("Ref", log(function));
    }

    private static String log(String function) {
        return function + "Log";
    }

    /** @return its statements */
    private static ArrayNode policy(ArrayNode policies, String name) {
        return policies.addObject()
                .put("PolicyName", name)
                .putObject("PolicyDocument")
                .put("Version", VERSION)
                .putArray("Statement");
    }

    /** What Lambda does in the function's name. */
    private List<JsonNode> ofLambda(String function, JsonNode properties) {
        var statements = new ArrayList<JsonNode>();
        statements.add(
                allow("Log", List.of("logs:CreateLogStream", "logs:PutLogEvents"), attribute(log(function), "Arn")));
        properties.path("Events").properties().forEach(event -> statements.addAll(ofEvent(event)));
        statements.addAll(ofNetwork());
        return statements;
    }

    private static List<JsonNode> ofEvent(Map.Entry<String, JsonNode> event) {
        var properties = event.getValue().path("Properties");
        return switch (event.getValue().path("Type").asString("")) {
            case "SQS" ->
                List.of(allow(
                        "From" + event.getKey(),
                        List.of("sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:GetQueueAttributes"),
                        properties.path("Queue")));
            case "DynamoDB" -> {
                var table = properties.at("/Stream/Fn::GetAtt/0").asString("");
                yield List.of(
                        allow(
                                "From" + event.getKey(),
                                List.of("dynamodb:DescribeStream", "dynamodb:GetRecords", "dynamodb:GetShardIterator"),
                                properties.path("Stream")),
                        allow(
                                "Find" + event.getKey(),
                                List.of("dynamodb:ListStreams"),
                                MAPPER.createObjectNode().put("Fn::Sub", "${" + table + ".Arn}/stream/*")));
            }
            default -> List.of();
        };
    }

    /** To be in the network of the database, where there is one. */
    private static List<JsonNode> ofNetwork() {
        var interfaces = allow(
                "Network",
                List.of(
                        "ec2:CreateNetworkInterface",
                        "ec2:DeleteNetworkInterface",
                        "ec2:AssignPrivateIpAddresses",
                        "ec2:UnassignPrivateIpAddresses"),
                MAPPER.createObjectNode()
                        .put("Fn::Sub", "arn:${AWS::Partition}:ec2:${AWS::Region}:${AWS::AccountId}:*/*"));
        var look = allow(
                "LookAtNetwork",
                List.of("ec2:DescribeNetworkInterfaces", "ec2:DescribeSubnets"),
                MAPPER.getNodeFactory().stringNode("*"));
        return List.of(SecretAccess.whereUsed(interfaces), SecretAccess.whereUsed(look));
    }

    private static ObjectNode allow(String sid, List<String> actions, JsonNode resource) {
        var statement = MAPPER.createObjectNode().put("Sid", sid).put("Effect", "Allow");
        actions.forEach(statement.putArray("Action")::add);
        return statement.set("Resource", resource.deepCopy());
    }

    private static ObjectNode attribute(String resource, String name) {
        var attribute = MAPPER.createObjectNode();
        attribute.putArray("Fn::GetAtt").add(resource).add(name);
        return attribute;
    }
}

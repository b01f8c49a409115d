package dev.milepost.lambda.packaging;

import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Lets every function read where PostgreSQL is, in stacks whose stores are there. */
record DatabaseAccess(Template template) {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String SECRET =
            "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/milepost/"
                    + "${Environment}/database";

    void add() {
        template.resources(Template.FUNCTION)
                .map(function -> function.getValue().at("/Properties/Policies/0/Statement"))
                .filter(ArrayNode.class::isInstance)
                .forEach(statements -> ((ArrayNode) statements).add(statement()));
    }

    private static ObjectNode statement() {
        var conditional = MAPPER.createObjectNode();
        var choice = conditional.putArray("Fn::If").add("UsesPostgres");
        var statement = choice.addObject().put("Sid", "Database").put("Effect", "Allow");
        statement.putArray("Action").add("ssm:GetParameter");
        statement.putObject("Resource").put("Fn::Sub", SECRET);
        choice.addObject().put("Ref", "AWS::NoValue");
        return conditional;
    }
}

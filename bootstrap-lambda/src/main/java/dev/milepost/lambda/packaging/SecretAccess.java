package dev.milepost.lambda.packaging;

import dev.milepost.adapters.aws.parameters.StoredParameter;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.lambda.Ports;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lets functions read the secrets that many of them need: where PostgreSQL is, in stacks whose stores are there, and what cursors are
 * signed with, where a function serves lists in parts.
 */
record SecretAccess(Template template) {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String SECRET =
            "arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/milepost/${Environment}/";

    void add() {
        var pages = pagingFunctions();
        template.resources(Template.FUNCTION).forEach(function -> {
            if (function.getValue().at("/Properties/Policies/0/Statement") instanceof ArrayNode statements) {
                statements.add(whereUsed(statement("Database", Ports.DATABASE, StoredParameter.READ_ACTIONS)));
                if (pages.contains(function.getKey())) {
                    statements.add(statement("Cursors", Ports.CURSOR_KEY, StoredParameter.ACTIONS));
                }
            }
        });
    }

    /** Those that serve a list in parts. */
    private static Set<String> pagingFunctions() {
        return Unit.catalogue().stream()
                .filter(served -> served.endpoint().parameters().contains(Paging.CURSOR))
                .map(Unit.Served::function)
                .collect(Collectors.toSet());
    }

    private static ObjectNode statement(String sid, String secret, Set<String> actions) {
        var statement = MAPPER.createObjectNode().put("Sid", sid).put("Effect", "Allow");
        var allowed = statement.putArray("Action");
        actions.stream().sorted().forEach(allowed::add);
        statement.putObject("Resource").put("Fn::Sub", SECRET + secret);
        return statement;
    }

    /** A statement for those stacks alone whose stores are in PostgreSQL. */
    static ObjectNode whereUsed(ObjectNode statement) {
        var conditional = MAPPER.createObjectNode();
        var choice = conditional.putArray("Fn::If").add("UsesPostgres").add(statement);
        choice.addObject().put("Ref", "AWS::NoValue");
        return conditional;
    }
}

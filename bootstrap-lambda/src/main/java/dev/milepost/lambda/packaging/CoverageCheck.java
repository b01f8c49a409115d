package dev.milepost.lambda.packaging;

import dev.milepost.adapters.aws.dynamodb.Table;
import dev.milepost.adapters.http.catalogue.Paging;
import dev.milepost.lambda.Ports;
import dev.milepost.lambda.UnitFunction;
import dev.milepost.lambda.packaging.ClassCode.Method;
import dev.milepost.lambda.packaging.Needs.Need;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The role of each function allows what its code calls, as the code itself tells, and nothing else; no request reads a whole table. */
final class CoverageCheck {
    private static final String SCAN = "dynamodb:Scan";
    private static final String OF_TABLES = "dynamodb:";
    private static final String PORTS = Ports.class.getName().replace('.', '/');
    private static final String IDEMPOTENCY = "dev/milepost/adapters/http/dispatch/Idempotency";

    private final Template template;
    private final Map<String, ClassCode> classes = new HashMap<>();
    private final Map<String, Table> tables;

    CoverageCheck(Template template) {
        this.template = template;
        this.tables = tables(template);
    }

    /** What a statement of a role allows on one thing. @param at pointer of the statement @param table none of another service */
    private record Allowed(String at, String action, Optional<Table> table, boolean index) {
        boolean covers(Need need) {
            return action.equals(need.action()) && table.equals(need.table()) && index == need.index();
        }
    }

    /** None while a table isn't declared, which is another check's to find: nothing is allowed on it. */
    List<Problem> problems() {
        if (tables.size() < Table.values().length) {
            return List.of();
        }
        return template.functions().stream()
                .filter(function -> !template.resource(FunctionRoles.role(function))
                        .at(FunctionRoles.OF_THE_UNIT)
                        .isEmpty())
                .flatMap(function -> problems(function, needs(function)))
                .toList();
    }

    private Stream<Problem> problems(String function, Needs needs) {
        var needed = needs.all();
        var allowed = allowed(function);
        var unknown = needs.unknown().stream()
                .map(call -> Problem.ofResource(
                        function,
                        function + " calls " + call
                                + ", of which nobody knows what it must be allowed: add it to Calls"));
        return Stream.of(unknown, missing(function, needed, allowed), superfluous(function, needed.keySet(), allowed))
                .flatMap(problems -> problems);
    }

    private Stream<Problem> missing(String function, Map<Need, Method> needed, List<Allowed> allowed) {
        return needed.entrySet().stream()
                .filter(need -> isScan(function, need.getKey())
                        || allowed.stream().noneMatch(each -> each.covers(need.getKey())))
                .map(need -> {
                    var what = need.getKey().action()
                            + on(need.getKey().table(), need.getKey().index());
                    var where = simple(need.getValue());
                    return isScan(function, need.getKey())
                            ? Problem.ofResource(
                                    function,
                                    function + " comes to " + what + " in " + where
                                            + " while somebody waits: read by a key or an index")
                            : new Problem(
                                    place(function, need.getKey(), allowed),
                                    function + " may not do " + what + ", which " + where
                                            + " calls: add it to what its unit.yaml lists under Policies");
                });
    }

    private boolean isScan(String function, Need need) {
        return need.action().equals(SCAN)
                && template.resource(function).at("/Properties/Events").isEmpty();
    }

    private static Stream<Problem> superfluous(String function, Set<Need> needed, List<Allowed> allowed) {
        return allowed.stream()
                // What no adapter calls is found by PolicyCheck.
                .filter(each -> PolicyCheck.ACTIONS.contains(each.action()))
                .filter(each -> needed.stream().noneMatch(each::covers))
                // The ARN of an index and that of its table stand in one statement, which lists calls of both.
                .filter(each -> each.table().isEmpty() || isListedInVain(each, needed))
                .map(each -> new Problem(
                        each.at() + "/Action",
                        function + " may do " + each.action() + on(each.table(), each.index())
                                + ", which its code doesn't call: remove it"))
                .distinct();
    }

    private static boolean isListedInVain(Allowed each, Set<Need> needed) {
        return each.index()
                ? needed.stream().noneMatch(need -> need.index() && need.table().equals(each.table()))
                : needed.stream()
                        .noneMatch(need -> need.action().equals(each.action())
                                && need.table().equals(each.table()));
    }

    private static String on(Optional<Table> table, boolean index) {
        return table.map(each -> (index ? " on indexes of " : " on ") + each.shortName())
                .orElse("");
    }

    /** Where it would be added: to the statement that has the table, if there is one. */
    private static String place(String function, Need need, List<Allowed> allowed) {
        return allowed.stream()
                .filter(each -> need.table().isPresent() && each.table().equals(need.table()))
                .map(each -> each.at() + "/Action")
                .findFirst()
                .orElse(Problem.ofResource(FunctionRoles.role(function), "").at() + FunctionRoles.OF_THE_UNIT);
    }

    private static String simple(Method method) {
        var type = method.owner().substring(method.owner().lastIndexOf('/') + 1).replace('$', '.');
        return method.name().startsWith("<")
                ? type
                : type + "." + method.name().replaceFirst("^lambda\\$(\\w+)\\$.*", "$1");
    }

    private Needs needs(String function) {
        var handler = template.resource(function).at("/Properties/Handler").asString("");
        var loader = CoverageCheck.class.getClassLoader();
        var graph = new CallGraph(loader, classes, never(function)).from(handler.replace('.', '/'));
        if (handler.equals(UnitFunction.class.getName())) {
            Unit.others().stream()
                    .filter(unit -> unit.function().equals(function))
                    .forEach(unit -> graph.from(unit.getClass().getName().replace('.', '/')));
        }
        return new Needs(graph);
    }

    /** What all that answer requests have, and only some endpoints lead to: cursors of lists, and answers that are kept for who asks again. */
    private static Predicate<Method> never(String function) {
        var endpoints = Unit.catalogue().stream()
                .filter(served -> served.function().equals(function))
                .map(Unit.Served::endpoint)
                .toList();
        var pages =
                endpoints.stream().anyMatch(endpoint -> endpoint.parameters().contains(Paging.CURSOR));
        var keeps = endpoints.stream().anyMatch(endpoint -> endpoint.idempotent());
        return method -> !pages && method.owner().equals(PORTS) && method.name().equals("cursors")
                || !keeps && method.owner().equals(IDEMPOTENCY) && method.name().equals("once");
    }

    private List<Allowed> allowed(String function) {
        var found = new ArrayList<Allowed>();
        var at = Problem.ofResource(FunctionRoles.role(function), "").at() + FunctionRoles.OF_THE_UNIT;
        var statements = template.root().at(at);
        for (var i = 0; i < statements.size(); i++) {
            var statement = TemplateChecks.unconditional(statements.get(i));
            var resources = statement.path("Resource");
            for (var action : PolicyCheck.actions(statement)) {
                for (var resource :
                        resources.isArray() ? resources.valueStream().toList() : List.of(resources)) {
                    var index = resource.path("Fn::Sub").asString("").endsWith(".Arn}/index/*");
                    var isOfNoTable =
                            action.startsWith(OF_TABLES) && table(resource).isEmpty();
                    if (!isOfNoTable && (!index || action.equals("dynamodb:Query"))) {
                        found.add(new Allowed(at + "/" + i, action, table(resource), index));
                    }
                }
            }
        }
        return found;
    }

    private Optional<Table> table(JsonNode resource) {
        var name = resource.at("/Fn::GetAtt/0")
                .asString(resource.path("Fn::Sub").asString("").replaceFirst("^\\$\\{(\\w+)\\.Arn}/index/\\*$", "$1"));
        return Optional.ofNullable(tables.get(name));
    }

    /** By their names in the template. */
    private static Map<String, Table> tables(Template template) {
        var byName = Stream.of(Table.values()).collect(Collectors.toMap(Table::shortName, table -> table));
        return template.resources("AWS::DynamoDB::Table")
                .filter(table -> byName.containsKey(TableCheck.shortName(table.getValue())))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, table -> byName.get(TableCheck.shortName(table.getValue()))));
    }
}

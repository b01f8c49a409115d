package dev.milepost.lambda.packaging;

import dev.milepost.adapters.aws.dynamodb.Table;
import dev.milepost.lambda.packaging.ClassCode.Method;
import dev.milepost.lambda.packaging.ClassCode.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a function's code needs to be allowed, read from who calls whom. A table is named where it is handed on: to a method that calls DynamoDB with
 * it, or to a helper that keeps it and whose methods do.
 */
record Needs(CallGraph graph) {
    private static final String TABLE = Table.class.getName().replace('.', '/');
    private static final String OF_TABLE = "L" + TABLE + ";";
    private static final String TABLES = TABLE.substring(0, TABLE.lastIndexOf('/') + 1);

    /**
     * A call that may be made.
     *
     * @param table none for other services than DynamoDB
     * @param index whether it is of an index of the table
     */
    record Need(String action, Optional<Table> table, boolean index) {}

    /** That a table is handed to a method. */
    private record Named(Method called, Table table) {}

    /** Each with the method that makes the call or names its table. */
    Map<Need, Method> all() {
        var needs = new LinkedHashMap<Need, Method>();
        for (var method : graph.methods()) {
            if (method.owner().startsWith(TABLES)) {
                named(method).forEach(named -> put(needs, method, named.table(), walk(taken(method, named))));
            } else {
                graph.calls(method)
                        .forEach(called -> Calls.actions(called)
                                .forEach(action ->
                                        needs.putIfAbsent(new Need(action, Optional.empty(), false), method)));
            }
        }
        return needs;
    }

    /** Calls of services that nobody has said anything of, by name. */
    Set<String> unknown() {
        return graph.methods().stream()
                .flatMap(method -> graph.calls(method).stream())
                .filter(Calls::isUnknown)
                .map(called -> called.owner().substring(called.owner().lastIndexOf('/') + 1) + "." + called.name())
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private List<Named> named(Method method) {
        var found = new ArrayList<Named>();
        var waiting = new ArrayDeque<Table>();
        for (var step : graph.steps(method)) {
            if (step instanceof Step.Read read
                    && isATable(read)
                    && !method.owner().equals(TABLE)) {
                waiting.push(Table.valueOf(read.field()));
            } else if (step instanceof Step.Call(Method called, boolean any)
                    && takesATable(called)
                    && !waiting.isEmpty()) {
                found.add(new Named(called, waiting.pop()));
            }
        }
        return found;
    }

    private static boolean isATable(Step.Read read) {
        return read.owner().equals(TABLE) && read.descriptor().equals(OF_TABLE);
    }

    private static boolean takesATable(Method called) {
        return called.owner().startsWith(TABLES) && parameters(called).contains(OF_TABLE);
    }

    /** What is called with the table: the method itself or, of a helper, what is called of it where it was made, or in the class that keeps it. */
    private Collection<Method> taken(Method by, Named named) {
        if (!named.called().name().equals("<init>")) {
            return List.of(named.called());
        }
        var helper = named.called().owner();
        var isKept = by.name().startsWith("<");
        var users = graph.methods().stream()
                .filter(method -> isKept ? method.owner().startsWith(by.owner()) : isPartOf(method, by))
                .collect(Collectors.toCollection(LinkedHashSet::new));
        users.addAll(handedOn(users, helper));
        return users.stream()
                .flatMap(method -> graph.calls(method).stream())
                .filter(called -> called.owner().equals(helper))
                .toList();
    }

    /** Methods that are given the helper by these, with the function objects in them. */
    private Set<Method> handedOn(Set<Method> users, String helper) {
        var given = users.stream()
                .flatMap(method -> graph.calls(method).stream())
                .filter(called -> called.owner().startsWith(TABLES)
                        && parameters(called).contains("L" + helper + ";")
                        && !called.owner().equals(helper))
                .collect(Collectors.toSet());
        return graph.methods().stream()
                .filter(method -> given.stream().anyMatch(whole -> isPartOf(method, whole)))
                .collect(Collectors.toSet());
    }

    private static String parameters(Method method) {
        return method.signature().substring(0, method.signature().indexOf(')'));
    }

    /** Whether it is the method, or a function object's in it. */
    private static boolean isPartOf(Method method, Method whole) {
        return method.equals(whole)
                || method.owner().equals(whole.owner()) && method.name().startsWith("lambda$" + whole.name() + "$");
    }

    private void put(Map<Need, Method> needs, Method by, Table table, Set<Method> found) {
        for (var method : found) {
            var calls = graph.calls(method);
            var index = calls.stream().anyMatch(called -> called.name().equals("indexName"));
            calls.forEach(called -> Calls.actions(called)
                    .forEach(action -> needs.putIfAbsent(new Need(action, Optional.of(table), index), by)));
        }
    }

    /** These methods and all that they lead to within the package without naming a table anew. */
    private Set<Method> walk(Collection<Method> from) {
        var found = new LinkedHashSet<>(from);
        var waiting = new ArrayDeque<>(from);
        while (!waiting.isEmpty()) {
            var method = waiting.poll();
            var apart = named(method).stream().map(Named::called).collect(Collectors.toSet());
            graph.calls(method).stream()
                    .filter(called -> called.owner().startsWith(TABLES) && !apart.contains(called))
                    .filter(found::add)
                    .forEach(waiting::add);
        }
        return found;
    }
}

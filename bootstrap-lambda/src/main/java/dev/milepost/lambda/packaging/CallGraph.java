package dev.milepost.lambda.packaging;

import dev.milepost.lambda.packaging.ClassCode.Method;
import dev.milepost.lambda.packaging.ClassCode.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Which methods may come to be called, by rapid type analysis of our own classes: a call of an interface leads to those of its classes that
 * are made somewhere. What a library calls back is called by whoever made the object. Errs to the side of more calls. Not thread-safe.
 */
final class CallGraph {
    private static final String OURS = "dev/milepost/";

    private final ClassLoader loader;
    private final Map<String, ClassCode> classes;
    private final Predicate<Method> never;
    private final Map<Method, Set<Method>> calls = new LinkedHashMap<>();
    private final Map<String, Set<String>> lineages = new HashMap<>();
    /** The classes that objects are made of, by each class and interface that they are. */
    private final Map<String, Set<String>> made = new HashMap<>();

    private final Set<String> initialized = new LinkedHashSet<>();
    /** Calls of what may be overridden, by class and signature, with their callers: a class that is made later may answer them too. */
    private final Map<String, Map<String, Set<Method>>> virtual = new HashMap<>();

    private final Deque<Method> waiting = new ArrayDeque<>();

    /**
     * @param classes what was read already, to be shared between graphs
     * @param never what isn't called, whatever the code says
     */
    CallGraph(ClassLoader loader, Map<String, ClassCode> classes, Predicate<Method> never) {
        this.loader = loader;
        this.classes = classes;
        this.never = never;
    }

    /** Adds all that follows if an object of this class is made and its public methods are called. */
    CallGraph from(String type) {
        var root = new Method(type, "()");
        make(root, type);
        code(type).steps().keySet().stream()
                .filter(signature -> signature.startsWith("<init>"))
                .forEach(signature -> call(root, new Method(type, signature), false));
        for (var each = type; isOurs(each); each = code(each).parent().orElse("")) {
            var owner = each;
            code(each).steps().keySet().stream()
                    .filter(signature -> !signature.startsWith("<") && !signature.startsWith("lambda$"))
                    .forEach(signature -> call(root, new Method(owner, signature), true));
        }
        while (!waiting.isEmpty()) {
            follow(waiting.poll());
        }
        return this;
    }

    /** Every method of ours that may be called. */
    Set<Method> methods() {
        return Collections.unmodifiableSet(calls.keySet());
    }

    /** What a method may call, of libraries too. */
    Set<Method> calls(Method method) {
        return calls.getOrDefault(method, Set.of());
    }

    /** What a method does, in its order. */
    List<Step> steps(Method method) {
        return code(method.owner()).steps().getOrDefault(method.signature(), List.of());
    }

    private void follow(Method method) {
        var code = code(method.owner());
        for (var step : code.steps().get(method.signature())) {
            take(method, step);
        }
    }

    private void take(Method by, Step step) {
        switch (step) {
            case Step.Call call -> call(by, call.method(), call.virtual());
            case Step.Make make -> make(by, make.type());
            case Step.Read read -> {
                initialize(by, read.owner());
                if (isOurs(read.owner())) {
                    code(read.owner())
                            .lazy()
                            .getOrDefault(read.field(), List.of())
                            .forEach(each -> take(by, each));
                }
            }
        }
    }

    private void call(Method by, Method called, boolean isVirtual) {
        if (!isOurs(called.owner())) {
            calls.get(by(by)).add(called);
            return;
        }
        initialize(by, called.owner());
        reach(by, called.owner(), called.signature());
        if (isVirtual) {
            dispatch(by, called);
        }
    }

    private Method by(Method caller) {
        calls.computeIfAbsent(caller, key -> new LinkedHashSet<>());
        return caller;
    }

    private void dispatch(Method by, Method called) {
        var isNew = virtual.computeIfAbsent(called.owner(), key -> new LinkedHashMap<>())
                .computeIfAbsent(called.signature(), key -> new LinkedHashSet<>())
                .add(by);
        if (isNew) {
            List.copyOf(made.getOrDefault(called.owner(), Set.of()))
                    .forEach(type -> reach(by, type, called.signature()));
        }
    }

    /** The method that a class has or inherits. */
    private void reach(Method by, String type, String signature) {
        lineage(type).stream()
                .filter(each -> code(each).steps().containsKey(signature))
                .findFirst()
                .map(owner -> new Method(owner, signature))
                .filter(never.negate())
                .ifPresent(method -> {
                    calls.get(by(by)).add(method);
                    if (!calls.containsKey(method)) {
                        by(method);
                        waiting.add(method);
                    }
                });
    }

    private void make(Method by, String type) {
        if (!isOurs(type)) {
            return;
        }
        initialize(by, type);
        for (var each : lineage(type)) {
            if (made.computeIfAbsent(each, key -> new LinkedHashSet<>()).add(type)) {
                virtual.getOrDefault(each, Map.of())
                        .forEach((signature, callers) ->
                                List.copyOf(callers).forEach(caller -> reach(caller, type, signature)));
            }
        }
        if (lineage(type).stream().anyMatch(each -> isCalledBack(code(each)))) {
            lineage(type).stream()
                    .flatMap(each -> code(each).steps().keySet().stream())
                    .filter(signature -> !signature.startsWith("<") && !signature.startsWith("lambda$"))
                    .distinct()
                    .toList()
                    .forEach(signature -> reach(by, type, signature));
        }
    }

    /** Whether it is something that libraries know. */
    private static boolean isCalledBack(ClassCode code) {
        return Stream.concat(code.parent().stream(), code.interfaces().stream())
                .anyMatch(type -> !isOurs(type)
                        && !type.equals("java/lang/Object")
                        && !type.equals("java/lang/Record")
                        && !type.equals("java/lang/Enum"));
    }

    private void initialize(Method by, String type) {
        if (isOurs(type) && initialized.add(type)) {
            reach(by, type, "<clinit>()V");
        }
    }

    /** A class of ours, then those above it, classes before interfaces. */
    private Set<String> lineage(String type) {
        var known = lineages.get(type);
        if (known == null) {
            known = findLineage(type);
            lineages.put(type, known);
        }
        return known;
    }

    private Set<String> findLineage(String type) {
        var found = new LinkedHashSet<String>();
        var interfaces = new ArrayList<String>();
        for (var each = type; isOurs(each); each = code(each).parent().orElse("")) {
            found.add(each);
            interfaces.addAll(code(each).interfaces());
        }
        for (var i = 0; i < interfaces.size(); i++) {
            if (isOurs(interfaces.get(i)) && found.add(interfaces.get(i))) {
                interfaces.addAll(code(interfaces.get(i)).interfaces());
            }
        }
        return found;
    }

    private ClassCode code(String type) {
        var known = classes.get(type);
        if (known == null) {
            known = ClassCode.read(type, loader);
            classes.put(type, known);
        }
        return known;
    }

    private static boolean isOurs(String type) {
        return type.startsWith(OURS);
    }
}

package dev.milepost.lambda.bench;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Whose classes a start loads, by the JVM's own log. */
enum LoadedClasses {
    JDK("java.", "javax.", "jdk.", "sun.", "com.sun.", "org.xml.", "org.w3c."),
    RUNTIME_CLIENT("com.amazonaws.", "software.amazon.awssdk.utilslite."),
    SDK("software.amazon.", "org.reactivestreams."),
    JACKSON("tools.jackson.", "com.fasterxml."),
    OURS("dev.milepost."),
    OTHERS("");

    private final List<String> packages;

    LoadedClasses(String... packages) {
        this.packages = List.of(packages);
    }

    /** How many of each a log has. @param log lines of {@code -Xlog:class+load} without decorations */
    static Map<LoadedClasses, Integer> count(List<String> log) {
        var counts = new TreeMap<LoadedClasses, Integer>();
        log.forEach(line -> counts.merge(of(line), 1, Integer::sum));
        return counts;
    }

    private static LoadedClasses of(String type) {
        for (var each : values()) {
            if (each.packages.stream().anyMatch(type::startsWith)) {
                return each;
            }
        }
        throw new IllegalStateException(type);
    }
}

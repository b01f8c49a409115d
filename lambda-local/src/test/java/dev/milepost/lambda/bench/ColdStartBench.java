package dev.milepost.lambda.bench;

import dev.milepost.lambda.local.FunctionProcess.Launch;
import dev.milepost.lambda.local.PackagedFunctions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * {@code ./milepost bench coldstart [--json]}: how long a function takes to its first answer, beside one that does nothing, with the same
 * flags and in the same run: by what the JVM is given, in layers and in one archive, and by share of processors.
 */
public final class ColdStartBench {
    private static final int TIMES = 10;
    private static final String FUNCTION = "RoutesFunction";

    /** Jars of the runtime client, which every function has. */
    static final String RUNTIME = "(aws-lambda-java|utils-lite)-.*";

    private static final String ANY = ".*";

    private final boolean json;
    private final Path archives;
    private final Launch function;
    private final Launch trivial;
    private final Launch sdk;

    private ColdStartBench(boolean json, Path archives, Launch function) throws IOException {
        this.json = json;
        this.archives = archives;
        this.function = inLayers(function, archives);
        this.trivial = alone(TrivialFunction.class, function, archives, RUNTIME);
        this.sdk = alone(DynamoDbFunction.class, function, archives, ANY);
    }

    /** @param arguments nothing or {@code --json} */
    public static void main(String[] arguments) throws IOException {
        var archives = Files.createTempDirectory("milepost-coldstart");
        try (var cloud = PackagedFunctions.cloud()) {
            new ColdStartBench(List.of(arguments).contains("--json"), archives, cloud.launch(FUNCTION)).run();
        }
        System.exit(0);
    }

    private void run() throws IOException {
        if (!json) {
            System.out.printf("%-24s %8s %8s %8s %6s%n", "bench coldstart, ms", "median", "p90", "floor", "ratio");
        }
        var known = Stream.of(StartMode.values()).filter(StartMode::isKnown).toList();
        known.forEach(mode -> figure(mode.label(), function, trivial, mode));
        known.forEach(mode -> figure(mode.label() + ", SDK alone", sdk, trivial, mode));
        figure("plain, one archive", inOneArchive(function, archives), trivial, StartMode.PLAIN);
        loaded("function", function);
        loaded("SDK alone", sdk);
        loaded("trivial", trivial);
        var best = known.getLast();
        for (var processors : Processors.values()) {
            processors
                    .prefix()
                    .ifPresentOrElse(
                            prefix -> Stream.of(StartMode.TIER_1, best)
                                    .forEach(mode -> figure(
                                            mode.label() + ", " + processors.label() + " CPU, " + processors.memory()
                                                    + " MB",
                                            under(prefix, function),
                                            under(prefix, trivial),
                                            mode)),
                            () -> System.err.println(
                                    "  coldstart: no share of " + processors.label() + " CPU to be had"));
        }
    }

    private void loaded(String name, Launch of) throws IOException {
        var counts = LoadedClasses.count(new ColdStart(of, StartMode.PLAIN, archives, name(of)).loaded());
        if (json) {
            counts.forEach((whose, classes) -> System.out.printf(
                    "{\"bench\": \"coldstart\", \"case\": \"classes of %s in %s\", \"unit\": \"classes\", \"median\": %d}%n",
                    whose, name, classes));
        } else {
            System.out.printf("classes loaded, %s: %s%n", name, counts);
        }
    }

    /** Of its archives: those that are told apart by it have different class paths. */
    private static String name(Launch launch) {
        var simple = launch.handler().substring(launch.handler().lastIndexOf('.') + 1);
        return simple + (launch.classPath().size() == 1 ? "-fat" : "");
    }

    private void figure(String name, Launch measured, Launch floor, StartMode mode) {
        var base = new ColdStart(floor, mode, archives, name(floor)).measure(TIMES);
        var took = new ColdStart(measured, mode, archives, name(measured)).measure(TIMES);
        var median = median(took);
        var p90 = took[TIMES * 9 / 10];
        System.out.println(
                json
                        ? String.format(
                                Locale.ROOT,
                                "{\"bench\": \"coldstart\", \"case\": \"%s\", \"unit\": \"ms\", \"median\": %.1f, \"p90\": %.1f,"
                                        + " \"floor\": %.1f, \"ratio\": %.3f}",
                                name,
                                median,
                                p90,
                                median(base),
                                median / median(base))
                        : String.format(
                                Locale.ROOT,
                                "%-24s %8.0f %8.0f %8.0f %6.2f",
                                name,
                                median,
                                p90,
                                median(base),
                                median / median(base)));
    }

    private static double median(double[] sorted) {
        return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
    }

    private static Launch under(List<String> prefix, Launch launch) {
        return like(launch, launch.handler(), prefix, launch.classPath());
    }

    /** In layers, with its own classes as the jar that its zip is: archives of classes take no folders. */
    private static Launch inLayers(Launch launch, Path folder) {
        var own = FatJar.write(List.of(launch.classPath().getFirst()), folder.resolve("function.jar"));
        var layers = launch.classPath().stream().skip(1);
        return like(
                launch,
                launch.handler(),
                List.of(),
                Stream.concat(Stream.of(own), layers).toList());
    }

    private static Launch inOneArchive(Launch launch, Path folder) {
        return like(
                launch,
                launch.handler(),
                List.of(),
                List.of(FatJar.write(launch.classPath(), folder.resolve("fat.jar"))));
    }

    /** A handler of this class alone, with those jars of the function whose names match. */
    static Launch alone(Class<?> handler, Launch function, Path folder, String jars) throws IOException {
        var name = handler.getName().replace('.', '/') + ".class";
        var classes = folder.resolve(handler.getSimpleName());
        var file = classes.resolve(name);
        Files.createDirectories(file.getParent());
        try (var in = handler.getResourceAsStream(handler.getSimpleName() + ".class")) {
            Files.write(file, in.readAllBytes());
        }
        var jar = FatJar.write(List.of(classes), folder.resolve(handler.getSimpleName() + ".jar"));
        var others = function.classPath().stream()
                .skip(1)
                .filter(path -> path.getFileName().toString().matches(jars));
        return like(
                function,
                handler.getName(),
                List.of(),
                Stream.concat(Stream.of(jar), others).toList());
    }

    private static Launch like(Launch launch, String handler, List<String> prefix, List<Path> classPath) {
        return new Launch(
                handler, prefix, launch.flags(), classPath, launch.environment(), launch.timeout(), launch.log());
    }
}

package dev.milepost.lambda.bench;

import dev.milepost.adapters.http.security.AccessToken;
import dev.milepost.adapters.http.security.SigningKeys;
import dev.milepost.adapters.http.security.TokenIssuer;
import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.domain.people.AccountId;
import dev.milepost.lambda.local.Folders;
import dev.milepost.lambda.local.FunctionProcess.Launch;
import dev.milepost.lambda.local.LocalCloud;
import dev.milepost.lambda.local.PackagedFunctions;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
    private static final String AUTHORIZER = "AuthorizerFunction";

    /** Jars of the runtime client, which every function has. */
    static final String RUNTIME = "(aws-lambda-java|utils-lite)-.*";

    /** All but ours. */
    private static final String OTHERS = "(?!milepost-).*";

    private final boolean json;
    private final Path archives;
    private final Asked function;
    private final Asked authorizer;
    private final Asked trivial;
    private final Asked sdk;
    private final Asked token;

    /** A function and what it is asked. */
    private record Asked(Launch launch, Question question) {
        /** Of its archives: those that are told apart by it have different class paths. */
        String name() {
            var simple = launch.handler().substring(launch.handler().lastIndexOf('.') + 1);
            return simple + (launch.classPath().size() == 1 ? "-fat" : "");
        }

        ColdStart start(StartMode mode, Path archives) {
            return new ColdStart(launch, question, mode, archives, name());
        }
    }

    private ColdStartBench(boolean json, Path archives, LocalCloud cloud) throws IOException {
        var routes = cloud.launch(FUNCTION);
        this.json = json;
        this.archives = archives;
        this.function = new Asked(inLayers(routes, archives), Question.ROUTES);
        this.authorizer =
                new Asked(inLayers(cloud.launch(AUTHORIZER), archives), Question.whoHas(adminsToken(cloud.address())));
        this.trivial = new Asked(alone(routes, archives, RUNTIME, TrivialFunction.class), Question.ROUTES);
        this.sdk = new Asked(alone(routes, archives, OTHERS, DynamoDbFunction.class), Question.ROUTES);
        this.token = new Asked(
                withToken(alone(routes, archives, OTHERS, TokenFunction.class, DynamoDbFunction.class)),
                Question.ROUTES);
    }

    /** @param arguments nothing or {@code --json} */
    public static void main(String[] arguments) throws IOException {
        var archives = Files.createTempDirectory("milepost-coldstart");
        try (var cloud = PackagedFunctions.cloud()) {
            new ColdStartBench(List.of(arguments).contains("--json"), archives, cloud).run();
        } finally {
            Folders.delete(archives);
        }
        System.exit(0);
    }

    private static String adminsToken(URI api) {
        try (var transport = new HttpTransport(api)) {
            var credentials = "{\"email\": \"%s\", \"password\": \"%s\"}"
                    .formatted(PackagedFunctions.ADMIN_EMAIL, PackagedFunctions.ADMIN_PASSWORD);
            return ApiClient.of(transport)
                    .post("/tokens", credentials)
                    .expect(200)
                    .field("accessToken");
        }
    }

    private void run() throws IOException {
        if (!json) {
            System.out.printf("%-24s %8s %8s %8s %6s%n", "bench coldstart, ms", "median", "p90", "floor", "ratio");
        }
        var known = Stream.of(StartMode.values()).filter(StartMode::isKnown).toList();
        var best = known.getLast();
        known.forEach(mode -> figure(mode.label(), function, trivial, mode));
        known.forEach(mode -> figure(mode.label() + ", SDK alone", sdk, trivial, mode));
        Criu.found()
                .ifPresentOrElse(
                        this::restored,
                        () -> System.err.println(
                                "  coldstart: no snapshots without criu that works: see https://criu.org"));
        for (var mode : List.of(StartMode.TIER_1, best)) {
            figure(mode.label() + ", authorizer", authorizer, trivial, mode);
            figure(mode.label() + ", SDK, JWT", token, trivial, mode);
        }
        var fat = new Asked(inOneArchive(function.launch(), archives), function.question());
        Stream.of(StartMode.PLAIN, StartMode.TIER_1)
                .forEach(mode -> figure(mode.label() + ", one archive by layers", fat, function, mode));
        loaded("function", function);
        loaded("SDK alone", sdk);
        loaded("trivial", trivial);
        Stream.of(Processors.values()).forEach(share -> share(share, best));
    }

    private void restored(Criu criu) {
        figure("snapshot", restored(criu, function), restored(criu, trivial));
        figure("snapshot, authorizer", restored(criu, authorizer), restored(criu, trivial));
    }

    private Start restored(Criu criu, Asked asked) {
        var flags = StartMode.TIER_1.measured(archives);
        return new RestoredStart(criu, ColdStart.with(asked.launch(), List.of(), flags), asked.question(), archives);
    }

    private void share(Processors share, StartMode best) {
        var name = ", " + share.label() + " CPU, " + share.memory() + " MB";
        share.prefix()
                .ifPresentOrElse(
                        prefix -> Stream.of(StartMode.TIER_1, best)
                                .forEach(mode -> figure(
                                        mode.label() + name, under(prefix, function), under(prefix, trivial), mode)),
                        () -> System.err.println("  coldstart: no share of " + share.label() + " CPU to be had"));
    }

    private void loaded(String name, Asked of) throws IOException {
        var counts = LoadedClasses.count(of.start(StartMode.PLAIN, archives).loaded());
        if (json) {
            counts.forEach((whose, classes) -> System.out.printf(
                    "{\"bench\": \"coldstart\", \"case\": \"classes of %s in %s\", \"unit\": \"classes\", \"median\": %d}%n",
                    whose, name, classes));
        } else {
            System.out.printf("classes loaded, %s: %s%n", name, counts);
        }
    }

    private void figure(String name, Asked measured, Asked floor, StartMode mode) {
        figure(name, measured.start(mode, archives), floor.start(mode, archives));
    }

    private void figure(String name, Start measured, Start floor) {
        var both = Start.inTurn(TIMES, List.of(measured, floor));
        print(name, both.getFirst(), both.getLast());
    }

    private void print(String name, double[] took, double[] base) {
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

    private static Asked under(List<String> prefix, Asked asked) {
        var launch = asked.launch();
        return new Asked(like(launch, launch.handler(), prefix, launch.classPath()), asked.question());
    }

    /** In layers, with its own classes as the jar that its zip is: archives of classes take no folders. */
    private static Launch inLayers(Launch launch, Path folder) {
        var own = FatJar.write(List.of(launch.classPath().getFirst()), folder.resolve(launch.handler() + ".jar"));
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

    /**
     * A handler of these classes alone, the first of which it is.
     *
     * @param function whose jars it has too, if their names match
     */
    static Launch alone(Launch function, Path folder, String jars, Class<?>... handler) throws IOException {
        var name = handler[0].getSimpleName();
        var classes = folder.resolve(name);
        for (var each : handler) {
            var file = classes.resolve(each.getName().replace('.', '/') + ".class");
            Files.createDirectories(file.getParent());
            try (var in = each.getResourceAsStream(each.getSimpleName() + ".class")) {
                Files.write(file, in.readAllBytes());
            }
        }
        var jar = FatJar.write(List.of(classes), folder.resolve(name + ".jar"));
        var others = function.classPath().stream()
                .skip(1)
                .filter(path -> path.getFileName().toString().matches(jars));
        return like(
                function,
                handler[0].getName(),
                List.of(),
                Stream.concat(Stream.of(jar), others).toList());
    }

    /** Told a token and the keys that it can be verified with. */
    private static Launch withToken(Launch launch) {
        var now = Instant.now();
        var keys = SigningKeys.generate(now);
        var token = new TokenIssuer(keys)
                .issue(new AccessToken(new AccountId("bench"), "bench", now.plus(Duration.ofDays(1))));
        return new Launch(
                launch.handler(),
                launch.prefix(),
                launch.flags(),
                launch.classPath(),
                () -> {
                    var environment = new HashMap<>(launch.environment().get());
                    environment.put(TokenFunction.KEYS, keys.toJson());
                    environment.put(TokenFunction.TOKEN, token);
                    return environment;
                },
                launch.timeout(),
                launch.log());
    }

    private static Launch like(Launch launch, String handler, List<String> prefix, List<Path> classPath) {
        return new Launch(
                handler, prefix, launch.flags(), classPath, launch.environment(), launch.timeout(), launch.log());
    }
}

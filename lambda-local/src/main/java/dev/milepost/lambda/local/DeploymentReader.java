package dev.milepost.lambda.local;

import dev.milepost.lambda.local.gateway.HttpApi;
import dev.milepost.lambda.local.gateway.Pages;
import dev.milepost.lambda.local.gateway.SocketApi;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Makes of a package what can be called. Functions that are as they were keep their processes. */
final class DeploymentReader {
    private static final JsonNode ENVIRONMENT =
            JsonMapper.shared().createObjectNode().put("Ref", "Environment");
    private static final Pattern RUNTIME = Pattern.compile("aws-lambda-java-|utils-lite-");

    private final LocalCloud.Settings settings;
    private final Services services;
    private final Roles roles;
    private final BiFunction<String, byte[], byte[]> functions;
    private final Function<FunctionSpec, Map<String, String>> environment;
    private final Archives archives;

    /** @param environment of a function, asked when its process starts */
    DeploymentReader(
            LocalCloud.Settings settings,
            Services services,
            Roles roles,
            BiFunction<String, byte[], byte[]> functions,
            Function<FunctionSpec, Map<String, String>> environment) {
        this.settings = settings;
        this.services = services;
        this.roles = roles;
        this.functions = functions;
        this.environment = environment;
        archives = new Archives(settings.packaged(), settings.work());
    }

    /** @throws IllegalArgumentException if something is wrong with it, in words */
    Deployment read(Optional<Deployment> before) {
        var template = template();
        var unnamed = new Stack(template, settings.parameters(), Map.of());
        var names = services.create(unnamed);
        // The pages are where the API is.
        unnamed.resources("AWS::CloudFront::Distribution")
                .forEach(pages -> names.put(pages.getKey(), "pages.cloudfront.net"));
        var stack = new Stack(template, settings.parameters(), names);
        var specs = new TreeMap<String, FunctionSpec>();
        var queues = new ArrayList<QueueSource.Properties>();
        var streams = new ArrayList<StreamSource.Properties>();
        var schedules = new ArrayList<Schedule>();
        stack.resources("AWS::Serverless::Function").forEach(function -> {
            var name = function.getKey();
            var properties = function.getValue();
            specs.put(name, FunctionSpec.of(name, properties, stack, archives));
            roles.add(name, allowed(stack, properties));
            properties.path("Events").propertyStream().forEach(each -> {
                var event = each.getValue();
                switch (event.path("Type").asString("")) {
                    case "SQS" -> queues.add(QueueSource.Properties.of(name, event.path("Properties")));
                    case "DynamoDB" -> streams.add(StreamSource.Properties.of(name, event.path("Properties")));
                    case Schedule.RULE, Schedule.SCHEDULER ->
                        schedule(name, each.getKey(), event).ifPresent(schedules::add);
                    default -> {}
                }
            });
        });
        return new Deployment(
                stack.resolve(ENVIRONMENT).asString(),
                specs,
                functions(specs, before),
                api(stack),
                SocketDefinition.of(stack).map(definition -> new SocketApi(definition, functions, settings.say())),
                pages(stack),
                List.copyOf(queues),
                List.copyOf(streams),
                List.copyOf(schedules));
    }

    private ObjectNode template() {
        var file = settings.packaged().resolve("template.yaml");
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("there is no " + file + ": ./milepost package makes it");
        }
        try {
            if (new YAMLMapper().readTree(file.toFile()) instanceof ObjectNode template
                    && template.path("Resources").isObject()) {
                return template;
            }
        } catch (JacksonException broken) {
            throw new IllegalArgumentException(
                    file + ", line " + broken.getLocation().getLineNr() + ": " + broken.getOriginalMessage());
        }
        throw new IllegalArgumentException(file + " is no template: it has no Resources");
    }

    /** The statements of all policies of a function's role. */
    private static Stream<JsonNode> allowed(Stack stack, JsonNode properties) {
        var role = properties.path("Role").asString("").replaceFirst("^arn:", "");
        return stack.resources("AWS::IAM::Role")
                .filter(resource -> resource.getKey().equals(role))
                .flatMap(resource -> resource.getValue().path("Policies").valueStream())
                .flatMap(policy -> policy.at("/PolicyDocument/Statement").valueStream());
    }

    private Optional<Schedule> schedule(String function, String name, JsonNode event) {
        try {
            return Schedule.of(function, name, event);
        } catch (IllegalArgumentException wrong) {
            settings.say().accept(function + " is not called by " + name + ": " + wrong.getMessage());
            return Optional.empty();
        }
    }

    private Map<String, LocalFunction> functions(Map<String, FunctionSpec> specs, Optional<Deployment> before) {
        var made = new HashMap<String, LocalFunction>();
        specs.forEach((name, spec) -> made.put(
                name,
                before.filter(old -> spec.equals(old.specs().get(name)))
                        .map(old -> old.functions().get(name))
                        .orElseGet(() -> new LocalFunction(
                                new FunctionProcess(
                                        launch(spec), line -> settings.say().accept(name + " " + line)),
                                spec.concurrency(),
                                settings.cold()))));
        return made;
    }

    FunctionProcess.Launch launch(FunctionSpec spec) {
        return new FunctionProcess.Launch(
                spec.handler(),
                List.of(),
                flags(spec),
                spec.classPath(runtime()),
                () -> environment.apply(spec),
                Duration.ofSeconds(spec.timeoutSeconds()),
                log(spec.name()));
    }

    /** Lambda gives the heap most of a function's memory. */
    private List<String> flags(FunctionSpec spec) {
        var flags = new ArrayList<>(List.of(
                "-XX:+UseSerialGC",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "-Xmx" + spec.memory() * 4 / 5 + "m"));
        if (settings.debug()) {
            flags.add("-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:" + debugPort(spec));
        }
        return flags;
    }

    /** A process that takes over while the one before it still answers needs another. */
    private int debugPort(FunctionSpec spec) {
        try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            settings.say().accept(spec.name() + ": debugger at localhost:" + free.getLocalPort());
            return free.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path log(String function) {
        return Services.folder(settings.work(), "logs").resolve(function + ".log");
    }

    /** Lambda's runtime client with what it needs, of the class path of this program. */
    static List<Path> runtime() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(Path::of)
                .filter(path -> RUNTIME.matcher(path.getFileName().toString()).lookingAt())
                .toList();
    }

    private HttpApi api(Stack stack) {
        var properties = stack.resources("AWS::Serverless::HttpApi")
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the template has no AWS::Serverless::HttpApi"));
        return new HttpApi(properties, functions, settings.say());
    }

    private Optional<Pages> pages(Stack stack) {
        var folder = settings.packaged().resolve("pages");
        return stack.resources("AWS::CloudFront::ResponseHeadersPolicy")
                .map(policy -> new Pages(folder, policy.getValue().path("ResponseHeadersPolicyConfig")))
                .findFirst();
    }
}

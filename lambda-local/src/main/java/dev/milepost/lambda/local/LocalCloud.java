package dev.milepost.lambda.local;

import dev.milepost.adapters.aws.dynamodb.Table;
import dev.milepost.adapters.aws.dynamodb.Tables;
import dev.milepost.adapters.aws.testing.EventSource;
import dev.milepost.adapters.aws.testing.LocalS3;
import dev.milepost.adapters.aws.testing.LocalSqs;
import dev.milepost.adapters.aws.testing.TestClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ResourceInUseException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Everything that the template declares, on this machine: tables, bucket, queue, secrets, functions, API. */
public final class LocalCloud implements AutoCloseable {
    private static final String BUCKET = "milepost-local-photos";
    private static final String DEV_TABLES = "milepost-dev";
    private static final List<String> FLAGS = List.of("-XX:+UseSerialGC", "-Xmx400m");

    private final Settings settings;
    private final Roles roles = new Roles();
    private final Faults faults = new Faults();
    private final LocalDynamoDb dynamo;
    private final LocalS3 s3;
    private final LocalParameters parameters;
    private final SqsClient sqs;
    private final ObjectNode template;
    private final Stack stack;
    private final Map<String, FunctionProcess.Launch> launches = new HashMap<>();
    private final Map<String, FunctionProcess> functions = new HashMap<>();
    private final List<EventSource> sources = new ArrayList<>();
    private final HttpFront front;
    private volatile Map<String, String> overrides = Map.of();

    /**
     * @param packaged what {@code ./milepost package} wrote
     * @param work where archives are unpacked and logs are written
     * @param data where tables and photos are kept; empty: in memory and below {@code work}
     * @param runtime class path of Lambda's runtime client
     * @param textract what answers for Textract
     * @param parameters of the template, that differ from the defaults
     * @param variables of the environment of every function, that differ from the template's
     * @param adminPassword of the first admin
     */
    public record Settings(
            Path packaged,
            Path work,
            Optional<Path> data,
            List<Path> runtime,
            URI textract,
            Map<String, String> parameters,
            Map<String, String> variables,
            String adminPassword,
            int port) {}

    public LocalCloud(Settings settings) {
        this.settings = settings;
        dynamo = new LocalDynamoDb(settings.data().map(data -> folder(data, "tables")), roles, faults);
        s3 = new LocalS3(
                folder(settings.data().orElse(settings.work()), "photos"),
                (authorization, action, object) -> roles.allow(authorization, action, "arn:" + object));
        parameters =
                new LocalParameters(settings.data().orElse(settings.work()).resolve("parameters.json"), roles, faults);
        sqs = TestClients.of(SqsClient.builder(), LocalSqs.address()).build();
        template = template(settings.packaged());
        stack = new Stack(template, settings.parameters(), resources());
        createTables();
        parameters.put("/milepost/dev/admin-password", settings.adminPassword());
        stack.template()
                .path("Resources")
                .propertyStream()
                .filter(resource ->
                        resource.getValue().path("Type").asString("").equals("AWS::Serverless::Function"))
                .forEach(function ->
                        declare(function.getKey(), function.getValue().path("Properties")));
        front = new HttpFront(
                stack.resolve(stack.resource("Api").at("/Properties/DefinitionBody")), this::invoke, settings.port());
    }

    private static Path folder(Path parent, String name) {
        try {
            return Files.createDirectories(parent.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ObjectNode template(Path packaged) {
        return (ObjectNode)
                new YAMLMapper().readTree(packaged.resolve("template.yaml").toFile());
    }

    /** What stands in for each resource. */
    private Map<String, String> resources() {
        var names = new HashMap<String, String>();
        for (var table : Table.values()) {
            var shortName = table.shortName();
            names.put(
                    Character.toUpperCase(shortName.charAt(0)) + shortName.substring(1) + "Table",
                    table.name(DEV_TABLES));
        }
        names.put("PhotosBucket", BUCKET);
        queues().forEach(name -> names.put(name, queue(name)));
        return names;
    }

    private Stream<String> queues() {
        return template.path("Resources")
                .propertyStream()
                .filter(resource ->
                        resource.getValue().path("Type").asString("").equals("AWS::SQS::Queue"))
                .map(Map.Entry::getKey);
    }

    /** One that lets a message that failed come again soon. */
    private String queue(String name) {
        return sqs.createQueue(create -> create.queueName(name + "-" + System.nanoTime())
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "5")))
                .queueUrl();
    }

    private void createTables() {
        try (var client =
                TestClients.of(DynamoDbClient.builder(), dynamo.address()).build()) {
            for (var table : Table.values()) {
                try {
                    Tables.create(client, DEV_TABLES, table);
                } catch (ResourceInUseException thereFromAnEarlierRun) {
                    continue;
                }
            }
        }
    }

    private void declare(String name, JsonNode properties) {
        roles.add(name, stack.resolve(properties.at("/Policies/0/Statement")));
        var code = unpack(properties.path("CodeUri").stringValue(), "functions/" + name);
        var layers = Stream.of("layers/core.zip", "layers/libraries.zip", "layers/postgres.zip")
                .flatMap(layer -> jars(unpack(layer, layer.replace(".zip", "")).resolve("java/lib")));
        var classPath = Stream.of(Stream.of(code), layers, settings.runtime().stream())
                .flatMap(part -> part)
                .toList();
        var launch = new FunctionProcess.Launch(
                properties.path("Handler").stringValue(),
                List.of(),
                FLAGS,
                classPath,
                () -> environment(name, properties),
                Duration.ofSeconds(properties.path("Timeout").asInt()),
                folder(settings.work(), "logs").resolve(name + ".log"));
        launches.put(name, launch);
        functions.put(name, new FunctionProcess(launch));
        stack.resolve(properties.path("Events"))
                .propertyStream()
                .filter(event -> event.getValue().path("Type").asString("").equals("SQS"))
                .forEach(event -> sources.add(new EventSource(
                        TestClients.of(SqsClient.builder(), LocalSqs.address()).build(),
                        event.getValue().at("/Properties/Queue").stringValue().replaceFirst("^arn:", ""),
                        batch -> invoke(name, batch))));
    }

    private Map<String, String> environment(String function, JsonNode properties) {
        var variables = new HashMap<String, String>();
        var global = stack.template().at("/Globals/Function/Environment/Variables");
        Stream.of(global, properties.at("/Environment/Variables"))
                .map(stack::resolve)
                .flatMap(JsonNode::propertyStream)
                .forEach(variable ->
                        variables.put(variable.getKey(), variable.getValue().asString()));
        variables.put("AWS_REGION", "us-east-1");
        variables.put("AWS_ACCESS_KEY_ID", function);
        variables.put("AWS_SECRET_ACCESS_KEY", "local");
        variables.put("AWS_LAMBDA_FUNCTION_NAME", function);
        variables.put(
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", properties.path("MemorySize").asString());
        variables.put("AWS_ENDPOINT_URL_DYNAMODB", dynamo.address().toString());
        variables.put("AWS_ENDPOINT_URL_S3", s3.address().toString());
        variables.put("AWS_ENDPOINT_URL_SQS", LocalSqs.address().toString());
        variables.put("AWS_ENDPOINT_URL_SSM", parameters.address().toString());
        variables.put("AWS_ENDPOINT_URL_TEXTRACT", settings.textract().toString());
        variables.putAll(settings.variables());
        variables.putAll(overrides);
        return variables;
    }

    private Path unpack(String archive, String into) {
        var folder = settings.work().resolve(into);
        if (Files.exists(folder)) {
            return folder;
        }
        try (var zip =
                new ZipInputStream(Files.newInputStream(settings.packaged().resolve(archive)))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.copy(zip, file);
                }
            }
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> jars(Path folder) {
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Calls a function as AWS would. */
    public byte[] invoke(String function, byte[] event) {
        return functions.get(function).invoke(event);
    }

    /** How a function is started here, for starting others like it. */
    public FunctionProcess.Launch launch(String function) {
        return launches.get(function);
    }

    /** Ends every process; those that come after have these variables too. */
    public void restart(Map<String, String> variables) {
        overrides = Map.copyOf(variables);
        killAll();
    }

    public void killAll() {
        functions.values().forEach(FunctionProcess::kill);
    }

    /** Ends a function's process as if its machine were gone. */
    public void kill(String function) {
        functions.get(function).kill();
    }

    /** Keeps a secret in Parameter Store. */
    public void putSecret(String name, String value) {
        parameters.put("/milepost/dev/" + name, value);
    }

    /** Refuses every call about a table as one too many, until all is mended. */
    public void throttle(Table table) {
        faults.throttle(table.name(DEV_TABLES));
    }

    public void takeParametersAway() {
        faults.takeParametersAway();
    }

    public void mend() {
        faults.mend();
    }

    public URI address() {
        return front.address();
    }

    /** Calls that functions made and that their roles don't allow. */
    public List<String> refusedCalls() {
        return roles.refused();
    }

    @Override
    public void close() {
        front.close();
        sources.forEach(EventSource::close);
        functions.values().forEach(FunctionProcess::close);
        parameters.close();
        s3.close();
        dynamo.close();
    }
}

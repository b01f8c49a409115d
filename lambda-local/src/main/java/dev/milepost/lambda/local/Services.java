package dev.milepost.lambda.local;

import dev.milepost.adapters.aws.testing.LocalS3;
import dev.milepost.adapters.aws.testing.LocalSqs;
import dev.milepost.adapters.aws.testing.TestClients;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What stands in for AWS's services, with what the template declares of each: tables, buckets and queues. Tables, photos and secrets are kept
 * in the data folder; messages of queues are in memory, and in the data folder between one run and the next. What the template has none of isn't started.
 */
final class Services implements AutoCloseable {
    private static final List<String> OF_A_TABLE =
            List.of("TableName", "AttributeDefinitions", "KeySchema", "GlobalSecondaryIndexes", "BillingMode");
    static final String TABLES = "DynamoDB_20120810.";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final HttpClient client = HttpClient.newHttpClient();
    private final Supplier<LocalDynamoDb> startTables;
    private final LocalS3 s3;
    private final LocalParameters parameters;
    private final Optional<KeptMessages> kept;
    private final Map<String, String> queues = new ConcurrentHashMap<>();
    private volatile Optional<LocalDynamoDb> dynamo = Optional.empty();
    private volatile Optional<SqsClient> sqs = Optional.empty();

    /** @param keeps whether what is in tables and queues is there again when there are services on the same folder */
    Services(Path data, boolean keeps, Roles roles, Faults faults) {
        startTables =
                () -> new LocalDynamoDb(keeps ? Optional.of(folder(data, "tables")) : Optional.empty(), roles, faults);
        kept = keeps ? Optional.of(new KeptMessages(data.resolve("messages.json"))) : Optional.empty();
        s3 = new LocalS3(
                folder(data, "photos"),
                (authorization, action, object) -> roles.allow(authorization, action, "arn:" + object));
        parameters = new LocalParameters(data.resolve("parameters.json"), roles, faults);
    }

    static Path folder(Path parent, String name) {
        try {
            return Files.createDirectories(parent.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalParameters parameters() {
        return parameters;
    }

    synchronized SqsClient sqs() {
        if (sqs.isEmpty()) {
            sqs = Optional.of(
                    TestClients.of(SqsClient.builder(), LocalSqs.address()).build());
        }
        return sqs.get();
    }

    private synchronized LocalDynamoDb tables() {
        if (dynamo.isEmpty()) {
            dynamo = Optional.of(startTables.get());
        }
        return dynamo.get();
    }

    /** Makes what isn't there yet. @return what a Ref to each gives, by logical name */
    Map<String, String> create(Stack unnamed) {
        var names = new HashMap<String, String>();
        unnamed.resources("AWS::DynamoDB::Table").forEach(table -> names.put(table.getKey(), table(table.getValue())));
        unnamed.resources("AWS::S3::Bucket")
                .forEach(bucket -> names.put(bucket.getKey(), bucket(bucket.getKey(), bucket.getValue())));
        // First those that messages end in: the others name them.
        unnamed.resources("AWS::SQS::Queue")
                .sorted(Comparator.comparing(queue -> queue.getValue().has("RedrivePolicy")))
                .forEach(queue -> names.put(queue.getKey(), queue(queue.getKey(), queue.getValue())));
        return names;
    }

    private String table(JsonNode properties) {
        var wanted = MAPPER.createObjectNode();
        OF_A_TABLE.stream()
                .filter(properties::has)
                .forEach(property -> wanted.set(property, properties.path(property)));
        var name = properties.path("TableName").stringValue();
        var stream = properties.path("StreamSpecification");
        if (stream.isObject()) {
            wanted.set("StreamSpecification", ((ObjectNode) stream.deepCopy()).put("StreamEnabled", true));
        }
        var answer = dynamo(TABLES + "CreateTable", wanted);
        if (answer.path("__type").asString("").endsWith("ResourceInUseException")) {
            addStream(name, wanted.path("StreamSpecification"));
        } else if (answer.has("__type")) {
            throw new IllegalArgumentException("table " + name + ": " + answer);
        } else if (properties.has("TimeToLiveSpecification")) {
            var expiry = MAPPER.createObjectNode().put("TableName", name);
            expiry.set("TimeToLiveSpecification", properties.path("TimeToLiveSpecification"));
            dynamo(TABLES + "UpdateTimeToLive", expiry);
        }
        return name;
    }

    /** A table of an earlier run may have none yet. */
    private void addStream(String table, JsonNode stream) {
        var name = MAPPER.createObjectNode().put("TableName", table);
        if (stream.isObject()
                && !dynamo(TABLES + "DescribeTable", name).at("/Table").has("LatestStreamArn")) {
            dynamo(TABLES + "UpdateTable", name.<ObjectNode>set("StreamSpecification", stream));
        }
    }

    /** @param target what of DynamoDB's API is called: {@code DynamoDB_20120810.CreateTable} */
    JsonNode dynamo(String target, ObjectNode request) {
        try {
            var sent = HttpRequest.newBuilder(tables().address())
                    .header("X-Amz-Target", target)
                    .header("Content-Type", "application/x-amz-json-1.0")
                    .header(
                            "Authorization",
                            "AWS4-HMAC-SHA256 Credential=local/20260101/us-east-1/dynamodb/aws4_request,"
                                    + " SignedHeaders=host, Signature=0")
                    .POST(BodyPublishers.ofString(request.toString()))
                    .build();
            return MAPPER.readTree(client.send(sent, BodyHandlers.ofString()).body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** How many calls there have been that may have changed a table. */
    long writes() {
        return tables().writes();
    }

    private static String bucket(String logicalName, JsonNode properties) {
        return properties.path("BucketName").asString("milepost-local-" + logicalName.toLowerCase(Locale.ROOT));
    }

    private String queue(String logicalName, JsonNode properties) {
        return queues.computeIfAbsent(logicalName, name -> {
            var attributes = new HashMap<QueueAttributeName, String>();
            if (properties.has("VisibilityTimeout")) {
                attributes.put(
                        QueueAttributeName.VISIBILITY_TIMEOUT,
                        properties.path("VisibilityTimeout").asString());
            }
            var dead = properties.at("/RedrivePolicy/deadLetterTargetArn").asString("");
            if (!dead.isEmpty()) {
                attributes.put(QueueAttributeName.REDRIVE_POLICY, redrive(dead, properties));
            }
            return sqs().createQueue(create ->
                            create.queueName(name + "-" + System.nanoTime()).attributes(attributes))
                    .queueUrl();
        });
    }

    String queueUrl(String logicalName) {
        return queues.get(logicalName);
    }

    private String redrive(String dead, JsonNode properties) {
        var url = queues.get(dead.replaceFirst("^arn:", ""));
        var arn = sqs().getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN))
                .attributes()
                .get(QueueAttributeName.QUEUE_ARN);
        return MAPPER.createObjectNode()
                .put("deadLetterTargetArn", arn)
                .put(
                        "maxReceiveCount",
                        properties.at("/RedrivePolicy/maxReceiveCount").asInt(10))
                .toString();
    }

    /** Puts messages that an earlier run has kept into the queues. @return how many */
    int putMessagesBack() {
        return kept.filter(KeptMessages::areThere)
                .map(messages -> messages.putBack(sqs(), queues))
                .orElse(0);
    }

    /** Keeps messages for a later run, when no function takes any more. @return how many */
    int keepMessages() {
        return queues.isEmpty()
                ? 0
                : kept.map(messages -> messages.keep(sqs(), queues)).orElse(0);
    }

    /** The variables that lead the SDK here. */
    Map<String, String> endpoints() {
        var endpoints = new HashMap<String, String>();
        endpoints.put("AWS_ENDPOINT_URL_S3", s3.address().toString());
        endpoints.put("AWS_ENDPOINT_URL_SSM", parameters.address().toString());
        dynamo.ifPresent(tables ->
                endpoints.put("AWS_ENDPOINT_URL_DYNAMODB", tables.address().toString()));
        sqs.ifPresent(client ->
                endpoints.put("AWS_ENDPOINT_URL_SQS", LocalSqs.address().toString()));
        return endpoints;
    }

    @Override
    public void close() {
        client.close();
        sqs.ifPresent(SqsClient::close);
        parameters.close();
        s3.close();
        dynamo.ifPresent(LocalDynamoDb::close);
    }
}

package dev.milepost.lambda.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;

/** Messages that waited in queues at the end of a run, in a file until the next: what stands in for SQS keeps them in memory. */
final class KeptMessages {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MOST_A_CALL = 10;
    /** What has just failed is not to be had for a second. */
    private static final Duration LONGEST = Duration.ofSeconds(3);

    private static final Duration PAUSE = Duration.ofMillis(100);

    private final Path file;

    KeptMessages(Path file) {
        this.file = file;
    }

    /**
     * Takes everything out of the queues, of which nobody takes anything any more.
     *
     * @param queues addresses by name
     * @return how many messages there were
     */
    int keep(SqsClient sqs, Map<String, String> queues) {
        var kept = MAPPER.createObjectNode();
        var until = System.nanoTime() + LONGEST.toNanos();
        // Again and again: what can't be had often enough goes to another queue, and what has failed is away for a
        // while.
        while (System.nanoTime() < until && queues.values().stream().anyMatch(url -> isAnythingIn(sqs, url))) {
            queues.forEach((name, url) -> takeAll(sqs, url, kept.withArray("/" + name)));
            LockSupport.parkNanos(PAUSE.toNanos());
        }
        try {
            var count = kept.valueStream().mapToInt(JsonNode::size).sum();
            if (count > 0) {
                Files.write(file, MAPPER.writeValueAsBytes(kept));
            }
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isAnythingIn(SqsClient sqs, String url) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(url)
                        .attributeNames(
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
                .attributes()
                .values()
                .stream()
                .anyMatch(number -> !number.equals("0"));
    }

    private static void takeAll(SqsClient sqs, String url, ArrayNode to) {
        var taken = sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(MOST_A_CALL)
                        .waitTimeSeconds(0)
                        .messageAttributeNames("All"))
                .messages();
        taken.forEach(message -> {
            to.add(json(message));
            sqs.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
        });
    }

    private static JsonNode json(Message message) {
        var json = MAPPER.createObjectNode().put("body", message.body());
        var attributes = json.putObject("attributes");
        message.messageAttributes()
                .forEach((name, value) ->
                        attributes.putObject(name).put("type", value.dataType()).put("value", value.stringValue()));
        return json;
    }

    /** Puts what was kept into the queues, as far as they are there. @return how many messages */
    int putBack(SqsClient sqs, Map<String, String> queues) {
        try {
            var kept = MAPPER.readTree(Files.readAllBytes(file));
            var count = 0;
            for (var queue : kept.properties()) {
                for (var message : queue.getValue()) {
                    if (queues.containsKey(queue.getKey())) {
                        send(sqs, queues.get(queue.getKey()), message);
                        count++;
                    }
                }
            }
            Files.delete(file);
            return count;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(SqsClient sqs, String url, JsonNode message) {
        var attributes = new HashMap<String, MessageAttributeValue>();
        message.path("attributes")
                .properties()
                .forEach(attribute -> attributes.put(
                        attribute.getKey(),
                        MessageAttributeValue.builder()
                                .dataType(attribute.getValue().path("type").asString())
                                .stringValue(attribute.getValue().path("value").asString())
                                .build()));
        sqs.sendMessage(send ->
                send.queueUrl(url).messageBody(message.path("body").asString()).messageAttributes(attributes));
    }

    boolean areThere() {
        return Files.exists(file);
    }
}

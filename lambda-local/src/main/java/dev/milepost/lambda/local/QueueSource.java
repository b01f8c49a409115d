package dev.milepost.lambda.local;

import dev.milepost.adapters.aws.testing.SqsEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Lambda does between a queue and a function: gathers a batch until it is full or its window has passed, hands it over, and deletes what
 * hasn't failed. What has comes again after a second, and not after the queue's time, for which nobody wants to wait at a desk.
 */
final class QueueSource implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final int MOST_A_CALL = 10;
    private static final int AGAIN_SECONDS = 1;

    private final SqsClient sqs;
    private final Properties properties;
    private final UnaryOperator<byte[]> function;
    private final Consumer<String> say;
    private final Thread thread;
    private volatile boolean open = true;

    /** @param partial whether the function says which messages have failed */
    record Properties(String function, String queueUrl, int batchSize, Duration window, boolean partial) {
        static Properties of(String function, JsonNode event) {
            var types = event.path("FunctionResponseTypes").toString();
            return new Properties(
                    function,
                    event.path("Queue").asString("").replaceFirst("^arn:", ""),
                    event.path("BatchSize").asInt(MOST_A_CALL),
                    Duration.ofSeconds(
                            event.path("MaximumBatchingWindowInSeconds").asInt(0)),
                    types.contains("ReportBatchItemFailures"));
        }
    }

    QueueSource(SqsClient sqs, Properties properties, UnaryOperator<byte[]> function, Consumer<String> say) {
        this.sqs = sqs;
        this.properties = properties;
        this.function = function;
        this.say = say;
        this.thread = Thread.ofVirtual().start(this::run);
    }

    private void run() {
        while (open) {
            try {
                deliver(gather());
            } catch (SdkException comesAgain) {
                say.accept(properties.function() + ": a batch is delivered later: " + comesAgain.getMessage());
            }
        }
    }

    private List<Message> gather() {
        var batch = new ArrayList<>(receive(properties.batchSize()));
        var until = System.nanoTime() + properties.window().toNanos();
        while (open && !batch.isEmpty() && batch.size() < properties.batchSize() && System.nanoTime() < until) {
            batch.addAll(receive(properties.batchSize() - batch.size()));
        }
        return batch;
    }

    private List<Message> receive(int most) {
        return sqs.receiveMessage(receive -> receive.queueUrl(properties.queueUrl())
                        .maxNumberOfMessages(Math.min(most, MOST_A_CALL))
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    private void deliver(List<Message> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var failed = failures(batch);
        for (var message : batch) {
            if (failed.contains(message.messageId())) {
                sqs.changeMessageVisibility(change -> change.queueUrl(properties.queueUrl())
                        .receiptHandle(message.receiptHandle())
                        .visibilityTimeout(AGAIN_SECONDS));
            } else {
                sqs.deleteMessage(
                        delete -> delete.queueUrl(properties.queueUrl()).receiptHandle(message.receiptHandle()));
            }
        }
        if (!failed.isEmpty()) {
            say.accept("%s: %d of %d messages failed and come again"
                    .formatted(properties.function(), failed.size(), batch.size()));
        }
    }

    /** All of them if the function throws, or names one that it didn't get. */
    private Set<String> failures(List<Message> batch) {
        var all = batch.stream().map(Message::messageId).collect(Collectors.toSet());
        try {
            var answer = function.apply(SqsEvent.of(batch));
            if (!properties.partial()) {
                return Set.of();
            }
            var failed = new HashSet<String>();
            MAPPER.readTree(answer)
                    .path("batchItemFailures")
                    .forEach(
                            failure -> failed.add(failure.path("itemIdentifier").asString("")));
            return all.containsAll(failed) ? failed : all;
        } catch (FunctionFault | JacksonException nothingSaid) {
            return all;
        }
    }

    @Override
    public void close() {
        open = false;
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

package dev.milepost.adapters.aws.testing;

import java.util.HashSet;
import java.util.List;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does what Lambda does between a queue and a function: takes a batch, hands it over as an event, and deletes what the function doesn't say
 * has failed. A function that throws has failed at all of it.
 */
public final class EventSource implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventSource.class);
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final SqsClient sqs;
    private final String queueUrl;
    private final UnaryOperator<byte[]> function;
    private final Thread thread;
    private volatile boolean open = true;

    /** @param function takes an event and gives its answer */
    public EventSource(SqsClient sqs, String queueUrl, UnaryOperator<byte[]> function) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
        this.function = function;
        this.thread = Thread.ofVirtual().start(this::deliver);
    }

    private void deliver() {
        while (open) {
            try {
                deliver(receive());
            } catch (SdkException comesAgain) {
                LOG.warn("a batch is delivered later: {}", comesAgain.getMessage());
            }
        }
    }

    private List<Message> receive() {
        return sqs.receiveMessage(receive -> receive.queueUrl(queueUrl)
                        .maxNumberOfMessages(10)
                        .waitTimeSeconds(1)
                        .messageSystemAttributeNames(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT))
                .messages();
    }

    private void deliver(List<Message> batch) {
        if (batch.isEmpty()) {
            return;
        }
        var failed = new HashSet<String>();
        try {
            MAPPER.readTree(function.apply(SqsEvent.of(batch)))
                    .path("batchItemFailures")
                    .forEach(
                            failure -> failed.add(failure.path("itemIdentifier").stringValue()));
        } catch (RuntimeException thrown) {
            LOG.info("a batch failed", thrown);
            batch.forEach(message -> failed.add(message.messageId()));
        }
        batch.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .forEach(message ->
                        sqs.deleteMessage(delete -> delete.queueUrl(queueUrl).receiptHandle(message.receiptHandle())));
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

package dev.milepost.adapters.aws.sqs;

import dev.milepost.adapters.aws.ServiceCalls;
import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.receipt.ReceiptId;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Receipts that wait to be read, as messages that hold their ids. One that can't be sent now is found by the sweep that goes through waiting
 * receipts, as the repository has it.
 */
public final class SqsReadingQueue implements ReadingQueue {
    /** The actions that a role has to allow on the queue. */
    public static final Set<String> ACTIONS = Set.of("sqs:SendMessage");

    private static final Logger LOG = LoggerFactory.getLogger(SqsReadingQueue.class);

    private final SqsClient sqs;
    private final String queueUrl;

    public SqsReadingQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void enqueue(ReceiptId id) {
        try {
            ServiceCalls.call(
                    "SQS", () -> sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(id.value())));
        } catch (StoreUnavailableException away) {
            LOG.warn("Receipt {} is read later: {}", id.value(), away.getMessage());
        }
    }
}

package dev.milepost.adapters.aws.sqs;

import dev.milepost.adapters.aws.ServiceCalls;
import dev.milepost.application.port.FixQueue;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Uploads as messages. A message holds at most 1 MB (256 KB where the larger ones haven't arrived yet); an upload of a thousand fixes with
 * every measure has some 30 KB.
 */
public final class SqsFixQueue implements FixQueue {
    private final SqsClient sqs;
    private final String queueUrl;

    public SqsFixQueue(SqsClient sqs, String queueUrl) {
        this.sqs = sqs;
        this.queueUrl = queueUrl;
    }

    @Override
    public void enqueue(Upload upload) {
        ServiceCalls.call(
                "SQS", () -> sqs.sendMessage(send -> send.queueUrl(queueUrl).messageBody(UploadMessage.write(upload))));
    }
}

package dev.milepost.adapters.aws.sqs;

import static org.assertj.core.api.Assertions.assertThatCode;

import dev.milepost.adapters.aws.testing.EventSource;
import dev.milepost.adapters.aws.testing.LocalSqs;
import dev.milepost.adapters.aws.testing.TestClients;
import dev.milepost.application.contract.ReadingQueueContract;
import dev.milepost.application.port.ReadingQueue;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.receipt.ReadUploadedReceipt;
import dev.milepost.domain.receipt.ReceiptId;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

class SqsReadingQueueTest implements ReadingQueueContract {
    private final SqsClient sqs =
            TestClients.of(SqsClient.builder(), LocalSqs.address()).build();
    private final List<EventSource> sources = new ArrayList<>();

    @Override
    public ReadingQueue queue(ReadUploadedReceipt reader, ReceiptRepository receipts) {
        var queueUrl = sqs.createQueue(create -> create.queueName("receipts-" + UUID.randomUUID())
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "3")))
                .queueUrl();
        sources.add(new EventSource(
                sqs,
                queueUrl,
                event -> SqsBatch.read(new ByteArrayInputStream(event))
                        .each(message -> reader.read(new ReceiptId(message.body())))));
        return new SqsReadingQueue(sqs, queueUrl);
    }

    @AfterEach
    void stop() {
        sources.forEach(EventSource::close);
    }

    @Test
    void aQueueThatIsAwayIsNoFaultOfTheUploads() {
        var away = TestClients.of(SqsClient.builder(), URI.create("http://localhost:1"))
                .build();

        assertThatCode(() -> new SqsReadingQueue(away, "http://localhost:1/q").enqueue(new ReceiptId("a")))
                .doesNotThrowAnyException();
    }
}

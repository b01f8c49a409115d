package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.aws.testing.LocalSqs;
import dev.milepost.adapters.aws.testing.TestClients;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Between a queue and a function. */
class QueueSourceIT {
    private static final SqsClient SQS =
            TestClients.of(SqsClient.builder(), LocalSqs.address()).build();

    private final String queue = SQS.createQueue(create -> create.queueName("queue-" + System.nanoTime()))
            .queueUrl();
    private final List<QueueSource> sources = new ArrayList<>();
    private final List<JsonNode> batches = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        sources.forEach(QueueSource::close);
    }

    private void open(int size, Duration window, UnaryOperator<byte[]> function) {
        sources.add(new QueueSource(
                SQS,
                new QueueSource.Properties("Function", queue, size, window, true),
                event -> {
                    batches.add(JsonMapper.shared().readTree(event).path("Records"));
                    return function.apply(event);
                },
                line -> {}));
    }

    private void send(String body) {
        SQS.sendMessage(message -> message.queueUrl(queue).messageBody(body));
    }

    private List<String> bodies() {
        return batches.stream()
                .flatMap(JsonNode::valueStream)
                .map(message -> message.path("body").asString())
                .toList();
    }

    @Test
    void theWindowGathersWhatComesApart() {
        send("first");
        open(2, Duration.ofSeconds(20), event -> bytes("{}"));
        await().during(Duration.ofSeconds(2)).atMost(Duration.ofSeconds(3)).until(batches::isEmpty);
        send("second");

        await().atMost(Duration.ofSeconds(10)).until(() -> !batches.isEmpty());

        assertThat(batches.getFirst()).hasSize(2);
    }

    @Test
    void onlyWhatFailedComesAgain() {
        send("good");
        send("bad");
        open(10, Duration.ZERO, QueueSourceIT::bad);

        await().atMost(Duration.ofSeconds(30))
                .until(() -> bodies().stream().filter("bad"::equals).count() == 2);

        assertThat(bodies()).filteredOn("good"::equals).hasSize(1);
    }

    /** Says of each message that is bad that it failed. */
    private static byte[] bad(byte[] event) {
        var answer = JsonMapper.shared().createObjectNode();
        var failures = answer.putArray("batchItemFailures");
        JsonMapper.shared()
                .readTree(event)
                .path("Records")
                .valueStream()
                .filter(message -> message.path("body").asString().equals("bad"))
                .forEach(message -> failures.addObject().set("itemIdentifier", message.path("messageId")));
        return bytes(answer.toString());
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

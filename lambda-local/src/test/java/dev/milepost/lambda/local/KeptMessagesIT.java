package dev.milepost.lambda.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.aws.testing.LocalSqs;
import dev.milepost.adapters.aws.testing.TestClients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What {@code ./milepost lambda} does with messages that still wait when it ends. */
class KeptMessagesIT {
    private static final String TEMPLATE = """
            Parameters:
              Environment: {Type: String, Default: dev}
            Resources:
              Api: {Type: AWS::Serverless::HttpApi, Properties: {DefinitionBody: {paths: {}}}}
              Waiting: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: 1}}
            """;

    private final SqsClient sqs =
            TestClients.of(SqsClient.builder(), LocalSqs.address()).build();
    private final List<String> said = new CopyOnWriteArrayList<>();

    @TempDir
    private Path folder;

    @Test
    void whatWaitsWhenOneRunEndsWaitsWhenTheNextBegins() throws IOException {
        Files.writeString(folder.resolve("template.yaml"), TEMPLATE);
        String first;
        try (var cloud = start()) {
            assertThat(cloud.functions()).isEmpty();
            first = queues().getFirst();
            send(first, "plain");
            send(first, "taken");
            assertThat(receive(first, 1)).hasSize(1);
        }
        assertThat(said).contains("2 messages wait in queues and are kept for the next run");

        try (var cloud = start()) {
            assertThat(cloud.functions()).isEmpty();
            var second = queues().stream()
                    .filter(queue -> !queue.equals(first))
                    .findFirst()
                    .orElseThrow();
            assertThat(said).contains("2 messages of the last run wait in queues");
            var messages = receive(second, 10);
            assertThat(messages).extracting(Message::body).containsExactlyInAnyOrder("plain", "taken");
            assertThat(messages)
                    .allSatisfy(message -> assertThat(
                                    message.messageAttributes().get("of").stringValue())
                            .isEqualTo("somebody"));
            messages.forEach(message ->
                    sqs.deleteMessage(delete -> delete.queueUrl(second).receiptHandle(message.receiptHandle())));
        }
        said.clear();

        start().close();
        assertThat(said).isEmpty();
    }

    private LocalCloud start() throws IOException {
        return new LocalCloud(new LocalCloud.Settings(
                folder,
                folder.resolve("work"),
                Optional.of(folder.resolve("data")),
                Map.of(),
                Map.of(),
                0,
                Optional.empty(),
                false,
                false,
                said::add));
    }

    private List<String> queues() {
        return sqs.listQueues(list -> list.queueNamePrefix("Waiting-")).queueUrls();
    }

    private void send(String queue, String body) {
        var attribute = MessageAttributeValue.builder()
                .dataType("String")
                .stringValue("somebody")
                .build();
        sqs.sendMessage(send -> send.queueUrl(queue).messageBody(body).messageAttributes(Map.of("of", attribute)));
    }

    private List<Message> receive(String queue, int most) {
        return sqs.receiveMessage(receive ->
                        receive.queueUrl(queue).maxNumberOfMessages(most).messageAttributeNames("All"))
                .messages();
    }
}

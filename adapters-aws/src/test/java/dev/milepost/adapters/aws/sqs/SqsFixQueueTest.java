package dev.milepost.adapters.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.aws.testing.EventSource;
import dev.milepost.adapters.aws.testing.LocalSqs;
import dev.milepost.adapters.aws.testing.TestClients;
import dev.milepost.application.contract.FixQueueContract;
import dev.milepost.application.port.FixQueue;
import dev.milepost.application.port.FixQueue.Upload;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;

class SqsFixQueueTest implements FixQueueContract {
    private static final Upload FIRST = upload("one", 0);
    private static final Upload SECOND = upload("one", 60);
    private static final Upload OTHER = upload("two", 0);

    private final SqsClient sqs =
            TestClients.of(SqsClient.builder(), LocalSqs.address()).build();
    private final List<EventSource> sources = new ArrayList<>();

    private static Upload upload(String task, int after) {
        return new Upload(new TaskId(task), new AccountId("anna"), List.of(Fixes.at(START.plusSeconds(after), 0.1)));
    }

    @Override
    public FixQueue queue(Collection<Upload> taken) {
        var queueUrl = sqs.createQueue(create -> create.queueName("fixes-" + UUID.randomUUID()))
                .queueUrl();
        sources.add(new EventSource(
                sqs,
                queueUrl,
                event -> new UploadBatch(SqsBatch.read(new ByteArrayInputStream(event))).each(taken::add)));
        return new SqsFixQueue(sqs, queueUrl);
    }

    @AfterEach
    void stop() {
        sources.forEach(EventSource::close);
    }

    @Test
    void aQueueThatIsAwayRefusesTheUpload() {
        var away = TestClients.of(SqsClient.builder(), URI.create("http://localhost:1"))
                .build();

        assertThatThrownBy(() -> new SqsFixQueue(away, "http://localhost:1/q").enqueue(FIRST))
                .isInstanceOf(StoreUnavailableException.class);
    }

    @Test
    void uploadsOfOneTaskAreOneWrite() {
        var taken = new ArrayList<Upload>();

        assertThat(answer(
                        taken, message("m1", FIRST), message("m2", OTHER), message("m3", SECOND), message("m4", FIRST)))
                .isEqualTo("{\"batchItemFailures\":[]}");

        assertThat(taken).hasSize(2);
        assertThat(Track.of(taken.getFirst().fixes()))
                .isEqualTo(Track.of(
                        List.of(FIRST.fixes().getFirst(), SECOND.fixes().getFirst())));
    }

    @Test
    void aPoisonMessageFailsAloneWhateverItIs() {
        for (var poison : List.of(
                "",
                "null",
                "{}",
                "{\"task\": 1",
                "{\"task\":\"a\",\"courier\":\"b\",\"fixes\":\"!\"}",
                "{\"task\":\"a\",\"courier\":\"b\",\"fixes\":\"AQUBAgM=\"}")) {
            var taken = new ArrayList<Upload>();

            assertThat(answer(taken, new SqsBatch.Message("m1", poison, 1), message("m2", OTHER)))
                    .as(poison)
                    .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"}]}");
            assertThat(taken).containsExactly(OTHER);
        }
    }

    @Test
    void aTaskThatFailsComesAgainWithAllItsMessagesAndNoOther() {
        var batch = new UploadBatch(
                new SqsBatch(List.of(message("m1", FIRST), message("m2", OTHER), message("m3", SECOND))));

        var answer = batch.each(upload -> {
            if (upload.task().equals(FIRST.task())) {
                throw new StoreUnavailableException("throttled", new IllegalStateException());
            }
        });

        assertThat(new String(answer, StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m1\"},{\"itemIdentifier\":\"m3\"}]}");
    }

    @Test
    void anUploadThatAlwaysFailsTakesNoneOfItsTaskAlong() {
        var taken = new ArrayList<Upload>();
        var batch = new UploadBatch(
                new SqsBatch(List.of(message("m1", FIRST), message("m2", SECOND), message("m3", OTHER))));

        var answer = batch.each(upload -> {
            if (upload.fixes().containsAll(SECOND.fixes())) {
                throw new IllegalStateException("always");
            }
            taken.add(upload);
        });

        assertThat(new String(answer, StandardCharsets.UTF_8))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"m2\"}]}");
        assertThat(taken).containsExactly(FIRST, OTHER);
    }

    @Test
    void uploadsOfATaskAreNotTriedOneByOneWhileTheTableIsAway() {
        var tries = new ArrayList<Upload>();
        var batch = new UploadBatch(new SqsBatch(List.of(message("m1", FIRST), message("m2", SECOND))));

        assertThatThrownBy(() -> batch.each(upload -> {
                    tries.add(upload);
                    throw new StoreUnavailableException("throttled", new IllegalStateException());
                }))
                .isInstanceOf(StoreUnavailableException.class);

        assertThat(tries).hasSize(1);
    }

    private static SqsBatch.Message message(String id, Upload upload) {
        return new SqsBatch.Message(id, UploadMessage.write(upload), 1);
    }

    private static String answer(List<Upload> taken, SqsBatch.Message... messages) {
        var batch = new UploadBatch(new SqsBatch(List.of(messages)));
        return new String(batch.each(taken::add), StandardCharsets.UTF_8);
    }
}

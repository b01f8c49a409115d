package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.FixQueue;
import dev.milepost.application.port.FixQueue.Upload;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.testing.Fixes;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What uploads can rely on, on their way to the tracks. */
public interface FixQueueContract {
    Instant START = Instant.parse("2026-11-23T08:00:00Z");

    /** A queue that somebody takes from. @param taken gets what they take */
    FixQueue queue(Collection<Upload> taken);

    @Test
    default void anUploadComesOutAsItWent() {
        var taken = new ConcurrentLinkedQueue<Upload>();
        var upload = new Upload(new TaskId("task-1"), new AccountId("courier-1"), List.of(Fixes.at(START, 0.5)));

        queue(taken).enqueue(upload);

        Waiting.until("the upload", () -> taken.contains(upload));
    }

    @Test
    default void aLargeUploadComesOutWhole() {
        var taken = new ConcurrentLinkedQueue<Upload>();
        var fixes = Fixes.wholeWay(START, 1_000);
        var upload = new Upload(new TaskId("task-1"), new AccountId("courier-1"), fixes);

        queue(taken).enqueue(upload);

        Waiting.until("the upload", () -> taken.contains(upload));
    }

    @Test
    default void uploadsOfSeveralTasksAndCouriersStayApart() {
        var taken = new ConcurrentLinkedQueue<Upload>();
        var queue = queue(taken);
        var uploads = IntStream.range(0, 20)
                .mapToObj(i -> new Upload(
                        new TaskId("task-" + i),
                        new AccountId("courier-" + i),
                        List.of(Fixes.at(START.plusSeconds(i), 0.5))))
                .toList();

        uploads.forEach(queue::enqueue);

        Waiting.until("all uploads", () -> taken.containsAll(uploads));
        assertThat(uploads).containsAll(taken);
    }
}

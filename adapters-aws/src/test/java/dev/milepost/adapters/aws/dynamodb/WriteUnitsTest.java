package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskTerms;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is paid for, as DynamoDB says itself: a write unit for each begun kilobyte of an item, and again for each index. */
class WriteUnitsTest {
    /** Identifiers as long as real ones. */
    private static final TaskId TASK = new TaskId("019e9b5c-7a52-7c8e-9f3d-0123456789ab");

    private static final AccountId COURIER = new AccountId("019e9b5c-0b1a-7d2c-8e4f-fedcba987654");
    private static final int UPLOADS = 240;
    private static final int FIXES_AN_UPLOAD = 6;

    private final CapacityMeter meter = new CapacityMeter();

    @Test
    void anUploadOfSixPointsWithItsProgressIsOneWriteUnitAndALittle() {
        var walk = new Walk(meter, started());

        var units = walk.upload(UPLOADS, FIXES_AN_UPLOAD, 0);

        assertThat(units.written()).isLessThanOrEqualTo(1.2);
        assertThat(units.read()).isLessThanOrEqualTo(1.2);
        assertThat(walk.recorded()).isEqualTo(UPLOADS * FIXES_AN_UPLOAD);
    }

    @Test
    void anUploadThatIsSentAgainWritesNothing() {
        var walk = new Walk(meter, started());
        walk.upload(1, 6, 0);

        assertThat(walk.upload(1, 6, 0).written()).isZero();
    }

    @Test
    void publishingIsFourWriteUnitsAndClaimingSevenOutsideATransaction() {
        var tasks = new DynamoDbTaskRepository(TestTables.intercepted(meter, Table.TASKS));
        var open = new OpenTask(TASK, terms());
        tasks.add(TaskChange.publish(open));
        assertThat(meter.take().written()).isEqualTo(4);

        var claim = TaskChange.by(COURIER, open, open.claim(COURIER, NINE), NINE, Optional.empty());
        tasks.save(new TaskChange(claim.next(), claim.transitions(), Optional.empty(), Optional.empty()), 1, 0);

        // The task and five indexes, in one of which it moves. With the courier's active tasks it is a transaction of
        // eight units, at twice the price.
        assertThat(meter.take().written()).isEqualTo(7);
    }

    private static TaskTerms terms() {
        return Tasks.numbered(1)
                .offeredTo(NORTH)
                .title("Evening round, ring road east")
                .startWithin(Duration.ofMinutes(30))
                .open()
                .terms();
    }

    static Task started() {
        return new OpenTask(TASK, terms()).claim(COURIER, NINE).start(NINE, 1);
    }
}

package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a list reads: half a unit for each begun four kilobytes that it goes through. */
class ReadUnitsTest {
    private static final int TASKS = 400;

    private final CapacityMeter meter = new CapacityMeter();
    private final DynamoDbTaskRepository tasks = new DynamoDbTaskRepository(TestTables.intercepted(meter, Table.TASKS));

    private static Instant day(int number) {
        return NINE.plus(Duration.ofDays(number));
    }

    private double unitsOf(Optional<TaskStatus> status, Instant from, Instant to) {
        var none = TaskFilter.all(day(TASKS));
        var filter = new TaskFilter(
                status, none.courier(), none.team(), Optional.of(from), Optional.of(to), none.visibleTo(), none.now());
        meter.take();
        assertThat(tasks.list(filter, PageRequest.first(50)).items()).hasSize(7);
        return meter.take().read();
    }

    @Test
    void aListOfAWeekReadsNeitherWhatCameBeforeNorWhatCameAfter() {
        IntStream.range(0, TASKS)
                .mapToObj(i -> Tasks.published(i, day(i)).open())
                .forEach(task -> tasks.add(TaskChange.publish(task)));

        assertThat(unitsOf(Optional.empty(), day(0), day(7))).isLessThanOrEqualTo(1);
        assertThat(unitsOf(Optional.empty(), day(200), day(207))).isLessThanOrEqualTo(1);
        assertThat(unitsOf(Optional.empty(), day(TASKS - 7), day(TASKS))).isLessThanOrEqualTo(1);
        assertThat(unitsOf(Optional.of(TaskStatus.OPEN), day(200), day(207))).isLessThanOrEqualTo(1.5);
    }
}

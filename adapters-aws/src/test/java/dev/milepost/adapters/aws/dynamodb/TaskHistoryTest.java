package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.Transition;
import dev.milepost.testing.Tasks;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TaskHistoryTest {
    private static final int ROUNDS = 10;

    private final DynamoDb db = TestTables.of(Table.TASKS);
    private final DynamoDbTaskRepository tasks = new DynamoDbTaskRepository(db);

    @Test
    void aTaskThatChangesHandsAgainAndAgainKeepsEveryLineAndASmallItem() {
        var open = Tasks.openTask();
        tasks.add(TaskChange.publish(open));

        for (var round = 0; round < ROUNDS; round++) {
            save(open, open.claim(ANNA, NINE.plusSeconds(2L * round)), 2L * round + 1);
            save(open.claim(ANNA, NINE.plusSeconds(2L * round)), open, 2L * round + 2);
        }

        var history = tasks.history(open.id());
        assertThat(history).hasSize(1 + 2 * ROUNDS);
        assertThat(history).extracting(Transition::at).isSorted();
        assertThat(db.get(Table.TASKS, TaskItems.key(open.id())).orElseThrow().parts("history"))
                .hasSizeLessThan(20);
    }

    private void save(Task stored, Task next, long version) {
        var at = NINE.plusSeconds(version - 1);
        assertThat(tasks.save(TaskChange.by(ANNA, stored, next, at, Optional.empty()), version, 3))
                .isInstanceOf(TaskSaveResult.Saved.class);
    }
}

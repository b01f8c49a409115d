package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Which tasks a courier holds, as an item with the set of them: its size is the count, and counting one twice changes nothing. */
final class ActiveTasks {
    private static final String TASKS = "tasks";

    private ActiveTasks() {}

    static Key key(AccountId courier) {
        return new Key("courier#" + courier.value(), "active");
    }

    /** One more, if there is room. @param limit how many there may be with it */
    static Update take(TaskId task, int limit) {
        var room = limit > 0 ? "attribute_not_exists(#tasks) or size(#tasks) < :limit" : "size(#tasks) < :limit";
        return new Update()
                .when(Condition.of(room).name("#tasks", TASKS).number(":limit", limit))
                .add(TASKS, AttributeValue.fromSs(List.of(task.value())));
    }

    /** One less. */
    static Update free(TaskId task) {
        return new Update().delete(TASKS, AttributeValue.fromSs(List.of(task.value())));
    }

    /** Which there are. @param item as {@link #key} leads to it */
    static List<TaskId> tasks(ItemReader item) {
        return item.members(TASKS).stream().map(TaskId::new).toList();
    }

    /** How many there are. @param item as {@link #key} leads to it; may be empty */
    static int count(ItemReader item) {
        return item.members(TASKS).size();
    }
}

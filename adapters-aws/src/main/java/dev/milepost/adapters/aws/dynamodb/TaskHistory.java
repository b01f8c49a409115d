package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.task.Transition;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Where the lines of a task's history lie. Those of the first versions are in the task's own item, which costs nothing more while it is
 * small; a task that changes hands again and again goes on in further items, so that its own doesn't grow without end.
 */
final class TaskHistory {
    private static final int VERSIONS_A_PAGE = 16;
    private static final String LINES = "history";
    private static final String SORT_PREFIX = "history#";

    private TaskHistory() {}

    /** Whether the lines of this version are in the task's own item. */
    static boolean isInTask(long version) {
        return version <= VERSIONS_A_PAGE;
    }

    /** The further item for the lines of a version. */
    static Key key(Key task, long version) {
        return new Key(task.partition(), "%s%08d".formatted(SORT_PREFIX, (version - 1) / VERSIONS_A_PAGE));
    }

    static Update append(Update update, List<Transition> lines) {
        return lines.isEmpty() ? update : update.append(LINES, items(lines));
    }

    static ItemWriter write(ItemWriter task, List<Transition> lines) {
        return task.parts(LINES, lines, TaskItems::writeLine);
    }

    private static List<AttributeValue> items(List<Transition> lines) {
        return lines.stream()
                .map(line -> ItemWriter.part(line, TaskItems::writeLine))
                .toList();
    }

    /** Every line, oldest first. */
    static List<Transition> read(DynamoDb db, Key task) {
        var own = db.get(Table.TASKS, task).stream();
        var further = db.collection(Table.TASKS, task.partition(), SORT_PREFIX, true);
        return Stream.concat(own, further)
                .flatMap(item -> item.parts(LINES).stream())
                .map(TaskItems::readLine)
                .toList();
    }
}

package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.util.List;

/** Uploads on their way to the tracks, for bursts that the tracks' store is to be spared. */
public interface FixQueue {
    /**
     * Returns when the upload is durable. It comes out at least once, perhaps late and in another order.
     *
     * @throws StoreUnavailableException if it can't be taken now
     */
    void enqueue(Upload upload);

    /**
     * Fixes that a courier has sent for a task, in any order.
     *
     * @param fixes one for an instant
     */
    record Upload(TaskId task, AccountId courier, List<Fix> fixes) {
        public Upload {
            fixes = List.copyOf(fixes);
        }
    }
}

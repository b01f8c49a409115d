package dev.milepost.application.port;

import dev.milepost.domain.tracking.Alerts;

/**
 * One change of the live feed: a task in its newest state.
 *
 * @param cursor of a reader who has seen this change and those before it, but none after; where a feed can't tell one change from the next,
 *     that from before all of them, and only with the last the one after all
 */
public record LiveChange(TaskProgress progress, Alerts alerts, String cursor) {
    /** Whether both tell the same of a task, whenever they were read. */
    public boolean tellsTheSameAs(LiveChange other) {
        return progress.equals(other.progress) && alerts.equals(other.alerts);
    }
}

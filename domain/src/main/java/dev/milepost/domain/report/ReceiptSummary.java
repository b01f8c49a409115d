package dev.milepost.domain.report;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.Optional;

/**
 * What reports need to know of a receipt; it counts in the periods that hold its upload.
 *
 * @param teamId of its task, as in {@link TaskSummary#teamId}
 * @param routeId of its task
 * @param amount as confirmed, otherwise as read by machine; empty if nothing was read
 */
public record ReceiptSummary(
        ReceiptId receiptId,
        TaskId taskId,
        AccountId courier,
        Optional<TeamId> teamId,
        RouteId routeId,
        Instant uploadedAt,
        State state,
        Optional<Money> amount) {

    /** Where a receipt stands, as far as a report tells. */
    public enum State {
        /** Being read, or read and waiting for a manager. */
        PENDING,
        CONFIRMED,
        /** Confirmed, with another total than was read. */
        CORRECTED,
        REJECTED
    }
}

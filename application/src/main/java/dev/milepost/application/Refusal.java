package dev.milepost.application;

import dev.milepost.domain.Flaw;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.task.TaskStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Every reason for which a use case says no. A host turns each into an answer in one exhaustive table. */
public sealed interface Refusal {
    /** It doesn't exist, or not for this caller: the two can't be told apart. */
    record NotFound() implements Refusal {}

    /** The caller may see it, but not do this with it. */
    record Forbidden(String message) implements Refusal {}

    /** What was asked for breaks rules; nothing of it was done. */
    record Flawed(List<Flaw> flaws) implements Refusal {
        public Flawed {
            flaws = List.copyOf(flaws);
        }

        public static Flawed of(String field, String message) {
            return new Flawed(List.of(new Flaw(field, message)));
        }
    }

    /** The version that the caller builds on isn't the newest any more. */
    record VersionStale(long current) implements Refusal {}

    /** Another courier was faster. */
    record TaskAlreadyClaimed(AccountId by, Instant at) implements Refusal {}

    /** It can be claimed later. */
    record TaskNotYetOpen(Instant opensAt) implements Refusal {}

    record TaskNotOpen(TaskStatus status) implements Refusal {}

    record TaskNotClaimed(TaskStatus status) implements Refusal {}

    record TaskNotStarted(TaskStatus status) implements Refusal {}

    /** It is completed, which is final. */
    record TaskCompleted() implements Refusal {}

    /** The courier has as many active tasks as are allowed. */
    record TooManyClaims(int limit) implements Refusal {}

    /** Completing without these checkpoints takes a reason. */
    record CheckpointsMissing(List<String> names) implements Refusal {
        public CheckpointsMissing {
            names = List.copyOf(names);
        }
    }

    /** An unfinished task needs the route. */
    record RouteInUse() implements Refusal {}

    record EmailTaken() implements Refusal {}

    /** Accounts or unfinished tasks belong to the team. */
    record TeamInUse() implements Refusal {}

    record TooManyDeviceKeys(int limit) implements Refusal {}

    record TooManyReceipts(int limit) implements Refusal {}

    record TooManyWebhooks(int limit) implements Refusal {}

    /** The content isn't of a kind that is read here, whatever its name says. */
    record MediaNotSupported(String message) implements Refusal {}

    /** It is being read by machine; a manager's turn comes after. */
    record ReceiptStillReading() implements Refusal {}

    /** A manager has confirmed or rejected it already. */
    record ReceiptDecided(ReceiptStatus status) implements Refusal {}

    /** There is nothing to report of a week or month that lies in the future. */
    record PeriodNotBegun(Instant begins) implements Refusal {}
    /** Nothing can be shown of the file, though it can be had as it was uploaded. */
    record NoPicture() implements Refusal {}

    /** More comes in than can be stored; nothing of this was. */
    record Overloaded() implements Refusal {}

    /** The task ended so long ago that its positions aren't kept any more. */
    record TrackExpired(Duration keptFor) implements Refusal {}

    /** A courier is forgotten when they hold no task any more. */
    record CourierHoldsTask() implements Refusal {}

    /** Nobody may disable the account or take the role by which they act. */
    record OwnRights() implements Refusal {}
}

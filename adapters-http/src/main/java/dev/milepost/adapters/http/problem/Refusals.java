package dev.milepost.adapters.http.problem;

import static dev.milepost.adapters.http.problem.Problem.of;
import static dev.milepost.adapters.http.problem.ProblemType.CHECKPOINTS_MISSING;
import static dev.milepost.adapters.http.problem.ProblemType.COURIER_HOLDS_TASK;
import static dev.milepost.adapters.http.problem.ProblemType.EMAIL_TAKEN;
import static dev.milepost.adapters.http.problem.ProblemType.FORBIDDEN;
import static dev.milepost.adapters.http.problem.ProblemType.NO_PICTURE;
import static dev.milepost.adapters.http.problem.ProblemType.OWN_RIGHTS;
import static dev.milepost.adapters.http.problem.ProblemType.PERIOD_NOT_BEGUN;
import static dev.milepost.adapters.http.problem.ProblemType.RECEIPT_DECIDED;
import static dev.milepost.adapters.http.problem.ProblemType.RECEIPT_STILL_READING;
import static dev.milepost.adapters.http.problem.ProblemType.ROUTE_IN_USE;
import static dev.milepost.adapters.http.problem.ProblemType.STALE_VERSION;
import static dev.milepost.adapters.http.problem.ProblemType.TASK_ALREADY_CLAIMED;
import static dev.milepost.adapters.http.problem.ProblemType.TASK_COMPLETED;
import static dev.milepost.adapters.http.problem.ProblemType.TASK_NOT_CLAIMED;
import static dev.milepost.adapters.http.problem.ProblemType.TASK_NOT_OPEN;
import static dev.milepost.adapters.http.problem.ProblemType.TASK_NOT_STARTED;
import static dev.milepost.adapters.http.problem.ProblemType.TASK_NOT_YET_OPEN;
import static dev.milepost.adapters.http.problem.ProblemType.TEAM_IN_USE;
import static dev.milepost.adapters.http.problem.ProblemType.TOO_MANY_CLAIMS;
import static dev.milepost.adapters.http.problem.ProblemType.TOO_MANY_DEVICE_KEYS;
import static dev.milepost.adapters.http.problem.ProblemType.TOO_MANY_RECEIPTS;
import static dev.milepost.adapters.http.problem.ProblemType.TOO_MANY_WEBHOOKS;
import static dev.milepost.adapters.http.problem.ProblemType.TRACK_EXPIRED;
import static dev.milepost.adapters.http.problem.ProblemType.UNAVAILABLE;
import static dev.milepost.adapters.http.problem.ProblemType.UNSUPPORTED_MEDIA_TYPE;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import java.time.Duration;

/** The table from every refusal of a use case to what the client is told. */
public final class Refusals {
    private static final Duration RETRY_OVERLOADED = Duration.ofSeconds(2);

    private Refusals() {}

    /**
     * What a use case did.
     *
     * @throws RequestRefused if it refused
     */
    public static <T> T orRefuse(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.Refused<T> refused -> throw new RequestRefused(toProblem(refused.refusal()));
        };
    }

    public static Problem toProblem(Refusal refusal) {
        return switch (refusal) {
            case Refusal.NotFound no -> Problem.notFound();
            case Refusal.Forbidden no -> of(FORBIDDEN, no.message());
            case Refusal.Flawed no -> Problem.invalid(no.flaws());
            case Refusal.VersionStale no ->
                of(STALE_VERSION, "Read it again and change what it is now.").with("currentVersion", no.current());
            case Refusal.TaskAlreadyClaimed no ->
                of(TASK_ALREADY_CLAIMED, "Another courier was faster.")
                        .with("claimedBy", no.by().value())
                        .with("claimedAt", no.at());
            case Refusal.TaskNotYetOpen no ->
                of(TASK_NOT_YET_OPEN, "It opens later.").with("opensAt", no.opensAt());
            case Refusal.TaskNotOpen no ->
                of(TASK_NOT_OPEN, "It is " + no.status() + ".").with("taskStatus", no.status());
            case Refusal.TaskNotClaimed no ->
                of(TASK_NOT_CLAIMED, "It is " + no.status() + ".").with("taskStatus", no.status());
            case Refusal.TaskNotStarted no ->
                of(TASK_NOT_STARTED, "It is " + no.status() + ".").with("taskStatus", no.status());
            case Refusal.TaskCompleted no -> of(TASK_COMPLETED, "That is final.");
            case Refusal.TooManyClaims no ->
                of(TOO_MANY_CLAIMS, "Finish or release one first: " + no.limit() + " at a time are allowed.")
                        .with("limit", no.limit());
            case Refusal.CheckpointsMissing no ->
                of(CHECKPOINTS_MISSING, "Go there, or complete the task with a reason.")
                        .with("checkpoints", no.names());
            case Refusal.RouteInUse no -> of(ROUTE_IN_USE, "It can be archived once those tasks have ended.");
            case Refusal.EmailTaken no -> of(EMAIL_TAKEN, "Each account has an address of its own.");
            case Refusal.TeamInUse no -> of(TEAM_IN_USE, "Move them to another team first.");
            case Refusal.TooManyDeviceKeys no ->
                of(TOO_MANY_DEVICE_KEYS, "Remove one first: " + no.limit() + " are allowed.")
                        .with("limit", no.limit());
            case Refusal.TooManyReceipts no ->
                of(TOO_MANY_RECEIPTS, "A task has at most " + no.limit() + " receipts.")
                        .with("limit", no.limit());
            case Refusal.TooManyWebhooks no ->
                of(TOO_MANY_WEBHOOKS, "Remove one first: " + no.limit() + " are allowed.")
                        .with("limit", no.limit());
            case Refusal.MediaNotSupported no -> of(UNSUPPORTED_MEDIA_TYPE, no.message());
            case Refusal.ReceiptStillReading no -> of(RECEIPT_STILL_READING, "Try again in some seconds.");
            case Refusal.ReceiptDecided no ->
                of(RECEIPT_DECIDED, "It is " + no.status() + ".").with("receiptStatus", no.status());
            case Refusal.PeriodNotBegun no ->
                of(PERIOD_NOT_BEGUN, "There is nothing to report yet.").with("begins", no.begins());
            case Refusal.NoPicture no -> of(NO_PICTURE, "It can be had as it was uploaded.");
            case Refusal.Overloaded no ->
                of(UNAVAILABLE, "More comes in than can be stored: send it again.")
                        .retryAfter(RETRY_OVERLOADED);
            case Refusal.TrackExpired no ->
                of(
                                TRACK_EXPIRED,
                                "They are kept for " + no.keptFor().toDays()
                                        + " days after a task has ended; its summary stays.")
                        .with("keptDays", no.keptFor().toDays());
            case Refusal.CourierHoldsTask no -> of(COURIER_HOLDS_TASK, "Cancel it, or wait for its end.");
            case Refusal.OwnRights no -> of(OWN_RIGHTS, "Another admin has to do it.");
        };
    }
}

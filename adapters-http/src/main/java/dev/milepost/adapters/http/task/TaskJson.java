package dev.milepost.adapters.http.task;

import dev.milepost.adapters.http.json.About;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.CancelledTask;
import dev.milepost.domain.task.Claim;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.CompletionFlag;
import dev.milepost.domain.task.ExpiredTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.WorkPeriod;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A task as clients see it: its terms, and of its course what its state knows. */
public record TaskJson(
        String id,
        long version,
        TaskStatus status,
        String title,
        String routeId,
        Money bonus,
        Optional<String> description,
        @About("The only team whose couriers see it") Optional<String> teamId,
        Instant opensAt,
        @About("An open task past this has expired") Optional<Instant> claimBy,
        @About("Until when completing it counts as on time") Optional<Instant> dueBy,

        @About("A claimed task not started within this is open again")
        Optional<Long> startWithinSeconds,

        String publishedBy,
        Instant publishedAt,
        @About("Who has claimed it") Optional<String> courierId,
        Optional<Instant> claimedAt,
        @About("Until when a claimed task must be started") Optional<Instant> startBy,
        Optional<Instant> startedAt,
        Optional<Instant> completedAt,
        @About("The courier's words on completing it") Optional<String> note,
        @About("Completed with checkpoints missing") boolean flagged,
        Optional<List<String>> missingCheckpoints,

        @About("Why it was completed with checkpoints missing, or cancelled")
        Optional<String> reason,

        Optional<Instant> cancelledAt,
        Optional<Instant> expiredAt) {

    public static TaskJson of(Versioned<Task> stored) {
        var task = stored.value();
        var terms = task.terms();
        var end = End.of(task);
        return new TaskJson(
                task.id().value(),
                stored.version(),
                task.status(),
                terms.title(),
                terms.routeId().value(),
                terms.bonus(),
                terms.description(),
                terms.teamId().map(TeamId::value),
                terms.opensAt(),
                terms.claimBy(),
                terms.dueBy(),
                terms.startWithin().map(Duration::toSeconds),
                terms.publishedBy().value(),
                terms.publishedAt(),
                task.claim().map(Claim::courier).map(AccountId::value),
                task.claim().map(Claim::at),
                task instanceof ClaimedTask claimed ? claimed.startBy() : Optional.empty(),
                task.work().map(WorkPeriod::startedAt),
                end.completedAt,
                end.note,
                end.flag.isPresent(),
                end.flag.map(CompletionFlag::missingCheckpoints),
                end.reason,
                end.cancelledAt,
                end.expiredAt);
    }

    /** What only an ended task knows. */
    private record End(
            Optional<Instant> completedAt,
            Optional<String> note,
            Optional<CompletionFlag> flag,
            Optional<String> reason,
            Optional<Instant> cancelledAt,
            Optional<Instant> expiredAt) {
        private static final End NOT_YET = new End(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());

        static End of(Task task) {
            return switch (task) {
                case OpenTask open -> NOT_YET;
                case ClaimedTask claimed -> NOT_YET;
                case StartedTask started -> NOT_YET;
                case CompletedTask completed ->
                    new End(
                            Optional.of(completed.completedAt()),
                            completed.note(),
                            completed.flag(),
                            completed.flag().map(CompletionFlag::reason),
                            Optional.empty(),
                            Optional.empty());
                case CancelledTask cancelled ->
                    new End(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(cancelled.reason()),
                            Optional.of(cancelled.cancelledAt()),
                            Optional.empty());
                case ExpiredTask expired ->
                    new End(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(expired.expiredAt()));
            };
        }
    }
}

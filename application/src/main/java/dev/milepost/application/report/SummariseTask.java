package dev.milepost.application.report;

import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.domain.task.CancelledTask;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.ExpiredTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.tracking.OffRouteEpisode;
import dev.milepost.domain.tracking.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes down what reports need of a task that has ended, so that they never look at positions. Repeating it is safe. */
public final class SummariseTask {
    private final ReportRepository reports;
    private final AccountRepository accounts;

    public SummariseTask(ReportRepository reports, AccountRepository accounts) {
        this.reports = reports;
        this.accounts = accounts;
    }

    /** Stores the summary of a task that ended under a courier; of any other task there is none. */
    public void summarise(Task task, Progress progress) {
        summarise(task, travel(progress));
    }

    /** The same for a task that was cancelled before its work began. */
    public void summariseUnstarted(Task task) {
        summarise(task, Travel.NONE);
    }

    private void summarise(Task task, Travel travel) {
        switch (task) {
            case CompletedTask completed ->
                reports.save(summary(
                        completed,
                        Outcome.completed(completed.onTime(), completed.flag().isPresent()),
                        completed.completedAt(),
                        travel));
            case CancelledTask cancelled
            when cancelled.claim().isPresent() ->
                reports.save(summary(cancelled, Outcome.CANCELLED, cancelled.cancelledAt(), travel));
            case CancelledTask neverClaimed -> {}
            case OpenTask open -> {}
            case ClaimedTask claimed -> {}
            case StartedTask started -> {}
            case ExpiredTask expired -> {}
        }
    }

    private TaskSummary summary(Task task, Outcome outcome, Instant endedAt, Travel travel) {
        var claim = task.claim().orElseThrow();
        return new TaskSummary(
                task.id(),
                claim.courier(),
                accounts.find(claim.courier()).map(found -> found.value()).flatMap(Account::teamId),
                task.terms().routeId(),
                outcome,
                task.terms().bonus(),
                claim.at(),
                task.work().map(work -> work.startedAt()),
                endedAt,
                travel);
    }

    private static Travel travel(Progress progress) {
        var offRoute = progress.offRouteEpisodes().stream()
                .map(episode -> lengthOf(episode, progress.heardAt()))
                .reduce(Duration.ZERO, Duration::plus);
        return new Travel(progress.distanceMetres(), progress.movingTime(), progress.standingTime(), offRoute);
    }

    private static Duration lengthOf(OffRouteEpisode episode, Optional<Instant> heardAt) {
        return Duration.between(episode.from(), episode.to().or(() -> heardAt).orElse(episode.from()));
    }
}

package dev.milepost.application.report;

import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.report.TaskSummary.Quality;
import dev.milepost.domain.report.TaskSummary.Travel;
import dev.milepost.domain.task.CancelledTask;
import dev.milepost.domain.task.Claim;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.ExpiredTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.WorkPeriod;
import dev.milepost.domain.tracking.OffRouteEpisode;
import dev.milepost.domain.tracking.Progress;
import dev.milepost.domain.tracking.SignalLoss;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Writes down what reports need of a task that has ended, so that they never look at positions. Repeating it is safe. */
public final class SummariseTask {
    private final ReportRepository reports;
    private final AccountRepository accounts;
    private final TrackRepository tracks;
    private final Duration lostAfter;

    /** @param lostAfter how long nothing is heard of a courier before the signal counts as lost */
    public SummariseTask(
            ReportRepository reports, AccountRepository accounts, TrackRepository tracks, Duration lostAfter) {
        this.reports = reports;
        this.accounts = accounts;
        this.tracks = tracks;
        this.lostAfter = lostAfter;
    }

    /** How a task ended, and when. */
    private record End(Outcome outcome, Instant at) {}

    /** Stores the summary of a task that has ended; of any other there is none. @param progress empty if its work never began */
    public void summarise(Task task, Optional<Progress> progress) {
        end(task).ifPresent(end -> reports.save(summary(task, end, progress)));
    }

    private static Optional<End> end(Task task) {
        return switch (task) {
            case CompletedTask completed ->
                Optional.of(new End(
                        Outcome.completed(completed.onTime(), completed.flag().isPresent()), completed.completedAt()));
            case CancelledTask cancelled -> Optional.of(new End(Outcome.CANCELLED, cancelled.cancelledAt()));
            case ExpiredTask expired -> Optional.of(new End(Outcome.EXPIRED, expired.expiredAt()));
            case OpenTask open -> Optional.empty();
            case ClaimedTask claimed -> Optional.empty();
            case StartedTask started -> Optional.empty();
        };
    }

    private TaskSummary summary(Task task, End end, Optional<Progress> progress) {
        var terms = task.terms();
        var before = reports.find(task.id());
        return new TaskSummary(
                task.id(),
                terms.title(),
                terms.routeId(),
                task.claim().map(Claim::courier),
                // As it was when the task ended, wherever the courier has gone since.
                before.map(TaskSummary::teamId).orElseGet(() -> teamOf(task)),
                end.outcome(),
                terms.bonus(),
                terms.publishedAt(),
                terms.opensAt(),
                task.claim().map(Claim::at),
                task.work().map(WorkPeriod::startedAt),
                end.at(),
                progress.map(SummariseTask::travel).orElse(Travel.NONE),
                task.work()
                        .map(work -> quality(task, work, end, before.map(TaskSummary::quality)))
                        .orElse(Quality.NONE));
    }

    private Optional<TeamId> teamOf(Task task) {
        return task.claim()
                .map(Claim::courier)
                .map(this::teamOf)
                .orElse(task.terms().teamId());
    }

    private Optional<TeamId> teamOf(AccountId courier) {
        return accounts.find(courier).flatMap(found -> found.value().teamId());
    }

    private Quality quality(Task task, WorkPeriod work, End end, Optional<Quality> before) {
        var track = tracks.read(task.id());
        var points = track.fixes().size();
        var loss = SignalLoss.of(track, work.startedAt(), end.at(), lostAfter);
        return new Quality(points, before.map(Quality::pointsAtEnd).orElse(points), loss.times(), loss.silent());
    }

    private static Travel travel(Progress progress) {
        var offRoute = progress.offRouteEpisodes().stream()
                .map(episode -> lengthOf(episode, progress.heardAt()))
                .reduce(Duration.ZERO, Duration::plus);
        return new Travel(
                Math.round(progress.distanceMetres()),
                Math.round(progress.lengthMetres()),
                progress.movingTime(),
                progress.standingTime(),
                offRoute,
                progress.offRouteEpisodes().size());
    }

    private static Duration lengthOf(OffRouteEpisode episode, Optional<Instant> heardAt) {
        return Duration.between(episode.from(), episode.to().or(() -> heardAt).orElse(episode.from()));
    }
}

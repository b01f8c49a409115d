package dev.milepost.application.tracking;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.WorkPeriod;
import dev.milepost.domain.tracking.Alerts;
import dev.milepost.domain.tracking.Progress;
import dev.milepost.domain.tracking.RouteMatcher;
import dev.milepost.domain.tracking.Signal;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackingRules;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Tells where couriers are and were: a courier of its own tasks, others of all. */
public final class TrackingQueries {
    private final TaskRepository tasks;
    private final RouteRepository routes;
    private final TrackRepository tracks;
    private final LiveFeed feed;
    private final ProgressTracker tracker;
    private final TrackingRules rules;
    private final Duration keepTracks;
    private final InstantSource clock;

    /** @param keepTracks how long after the end of its work a task's positions are told; after that they are dropped */
    public TrackingQueries(
            TaskRepository tasks,
            RouteRepository routes,
            TrackRepository tracks,
            LiveFeed feed,
            ProgressTracker tracker,
            TrackingRules rules,
            Duration keepTracks,
            InstantSource clock) {
        this.tasks = tasks;
        this.routes = routes;
        this.tracks = tracks;
        this.feed = feed;
        this.tracker = tracker;
        this.rules = rules;
        this.keepTracks = keepTracks;
        this.clock = clock;
    }

    /** The progress of a task as of now. @param courier empty while nobody holds the task */
    public record View(
            TaskId taskId,
            String title,
            Optional<AccountId> courier,
            TaskStatus status,
            Progress progress,
            Signal signal,
            Alerts alerts) {}

    /** @param cursor what {@link #liveSince} takes to go on from here */
    public record LiveView(List<View> items, String cursor) {}

    /** Progress of a task in whatever state; all zero before its work begins. Refused when what it was made of isn't kept any more. */
    public Outcome<View> progress(TaskId id, Caller caller) {
        return kept(id, caller).then(task -> Outcome.done(view(task)));
    }

    /** Every stored fix of a task by time, or those with {@code from <= recordedAt < to}. Refused when they aren't kept any more. */
    public Outcome<Track> track(TaskId id, Optional<Instant> from, Optional<Instant> to, Caller caller) {
        return kept(id, caller)
                .then(task -> Outcome.done(
                        from.isEmpty() && to.isEmpty()
                                ? tracks.read(id)
                                : tracks.read(
                                        id,
                                        from.orElse(Instant.EPOCH),
                                        to.orElse(clock.instant().plusSeconds(3600)))));
    }

    /** The progress of every started task. */
    public LiveView live() {
        return view(feed.snapshot());
    }

    /** What has changed since a cursor; refused if it isn't one of this feed's. */
    public Outcome<LiveView> liveSince(String cursor) {
        return feed.since(cursor)
                .map(changes -> Outcome.done(view(changes)))
                .orElseGet(() -> Outcome.refused(Refusal.Flawed.of("since", "is not a cursor of this feed")));
    }

    private Outcome<Task> kept(TaskId id, Caller caller) {
        return watched(id, caller)
                .then(task -> task.work()
                                .flatMap(WorkPeriod::endedAt)
                                .filter(end -> end.plus(keepTracks).isBefore(clock.instant()))
                                .isPresent()
                        ? Outcome.refused(new Refusal.TrackExpired(keepTracks))
                        : Outcome.done(task));
    }

    private Outcome<Task> watched(TaskId id, Caller caller) {
        return tasks.find(id)
                .map(stored -> stored.value().asOf(clock.instant()))
                .filter(task -> !caller.isCourier() || task.isHeldBy(caller.accountId()))
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private View view(Task task) {
        return task.work().isPresent() ? viewOf(tracker.current(task), feed.alerts(task.id())) : notStarted(task);
    }

    private View notStarted(Task task) {
        var route = routes.find(task.terms().routeId()).orElseThrow().value();
        return new View(
                task.id(),
                task.terms().title(),
                task.claim().map(claim -> claim.courier()),
                task.status(),
                new RouteMatcher(route, rules).start().progress(),
                Signal.LOST,
                Alerts.NONE);
    }

    private LiveView view(LiveChanges changes) {
        return new LiveView(changes.changes().stream().map(this::viewOf).toList(), changes.cursor());
    }

    /** What is told of a change as of now. */
    public View viewOf(LiveChange change) {
        return viewOf(change.progress(), change.alerts());
    }

    private View viewOf(TaskProgress known, Alerts alerts) {
        var now = clock.instant();
        return new View(
                known.taskId(),
                known.title(),
                Optional.of(known.courierId()),
                known.status(),
                known.progress(),
                rules.signal(known.progress().heardAt(), now),
                known.hasEnded() ? alerts.allCleared(now) : alerts);
    }
}

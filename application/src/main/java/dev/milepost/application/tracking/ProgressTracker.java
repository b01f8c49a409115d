package dev.milepost.application.tracking;

import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.RouteRepository;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.TrackLog;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.route.Route;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.MatchState;
import dev.milepost.domain.tracking.RouteMatcher;
import dev.milepost.domain.tracking.Track;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.domain.tracking.UsualPace;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Keeps the progress of running tasks in memory and tells the live feed of it. Progress is derived: where other instances have moved a
 * task on meanwhile, memory follows by the fixes that it lacks; what it has never seen, or fixes come late for, is made anew from the whole
 * track. Safe for concurrent use.
 */
public final class ProgressTracker {
    /** Beyond so many tasks in memory, all are forgotten and made anew as they are asked for. */
    private static final int MOST_TASKS = 20_000;

    private static final int MOST_ROUTES = 200;

    /** Later than any fix. */
    private static final Instant END = Instant.parse("9999-12-31T00:00:00Z");

    private final RouteRepository routes;
    private final TrackRepository tracks;
    private final LiveFeed feed;
    private final TrackLog log;
    private final TrackingRules rules;
    private final Function<RouteId, Optional<UsualPace>> usual;
    private final Map<TaskId, Tracked> tracked = new ConcurrentHashMap<>();

    /** Routes that were asked for, which never change: all tasks on one share it, however long it is. */
    private final Map<RouteVersion, Route> travelled = new ConcurrentHashMap<>();

    private record RouteVersion(RouteId route, long number) {}

    public ProgressTracker(RouteRepository routes, TrackRepository tracks, LiveFeed feed, TrackingRules rules) {
        this(routes, tracks, feed, TrackLog.of(tracks, feed), rules);
    }

    /** @param log of these tracks and this feed */
    public ProgressTracker(
            RouteRepository routes, TrackRepository tracks, LiveFeed feed, TrackLog log, TrackingRules rules) {
        this(routes, tracks, feed, log, rules, route -> Optional.empty());
    }

    /** @param usual how fast couriers have got on along a route before */
    public ProgressTracker(
            RouteRepository routes,
            TrackRepository tracks,
            LiveFeed feed,
            TrackLog log,
            TrackingRules rules,
            Function<RouteId, Optional<UsualPace>> usual) {
        this.routes = routes;
        this.tracks = tracks;
        this.feed = feed;
        this.log = log;
        this.rules = rules;
        this.usual = usual;
    }

    /**
     * Stores fixes and makes the progress known that they lead to. The answer says whether the task has ended, also if it did
     * so since it was read.
     *
     * @param task one whose work has begun
     */
    public TrackLog.Logged record(Versioned<Task> task, List<Fix> fixes) {
        var logged = log.append(task, fixes, (known, latest, stored) -> follow(task.value(), known, latest, stored));
        if (logged instanceof TrackLog.Logged.Done done) {
            // What lacks stored fixes is made anew.
            done.progress()
                    .ifPresentOrElse(
                            this::forgetIfEnded,
                            () -> tracked.remove(task.value().id()));
        }
        return logged;
    }

    /** The progress of a task whose work has begun. That of an ended one is made anew only if it lacks fixes that are stored. */
    public TaskProgress current(Task task) {
        if (task.status() == TaskStatus.STARTED) {
            return update(task, false);
        }
        var known = feed.find(task.id()).filter(TaskProgress::hasEnded);
        return known.filter(ended -> ended.fixes() == tracks.count(task.id())).orElseGet(() -> ended(task, known));
    }

    /** Not published: what has to follow a correction, whoever corrects the summary sees to. */
    private TaskProgress ended(Task task, Optional<TaskProgress> known) {
        var progress = anew(task, known);
        forgetIfEnded(progress);
        return progress;
    }

    /** Whether fixes of a task are stored of which its published progress knows nothing. */
    public boolean lacksFixes(Task task) {
        return feed.find(task.id()).map(TaskProgress::fixes).orElse(0) != tracks.count(task.id());
    }

    /** The progress made of every stored fix, trusting no memory; for decisions that must not err. */
    public TaskProgress exact(Task task) {
        return update(task, true);
    }

    /** The route that the task's work began on. */
    public Route routeOf(Task task) {
        var version = new RouteVersion(
                task.terms().routeId(), task.work().orElseThrow().routeVersion());
        return remembered(travelled, MOST_ROUTES, version, () -> read(version));
    }

    private Route read(RouteVersion version) {
        return routes.find(version.route(), version.number())
                .orElseThrow(() -> new IllegalStateException("no version " + version.number() + " of route "
                        + version.route().value()));
    }

    private TaskProgress update(Task task, boolean rebuild) {
        var known = feed.find(task.id());
        var progress = rebuild ? anew(task, known) : follow(task, known, List.of(), List.of());
        if (!known.equals(Optional.of(progress))) {
            feed.publish(progress);
        }
        forgetIfEnded(progress);
        // Fixes that were stored before their uploader could know of the end are in the track by now.
        return progress.hasEnded() && known.filter(TaskProgress::hasEnded).isEmpty() ? update(task, true) : progress;
    }

    private TaskProgress follow(Task task, Optional<TaskProgress> known, List<Fix> latest, List<Fix> stored) {
        return progress(task, known, entry -> {
            if (known.isEmpty() || !follows(entry, task.id(), known.get().fixes(), latest, stored)) {
                entry.rebuild(tracks.read(task.id()).with(stored).fixes());
            }
        });
    }

    private boolean follows(Tracked entry, TaskId task, int published, List<Fix> latest, List<Fix> stored) {
        return entry.follow(published, latest, stored)
                || entry.isBehind(published)
                        && entry.follow(
                                published, tracks.read(task, entry.newest, END).fixes(), stored);
    }

    private TaskProgress anew(Task task, Optional<TaskProgress> known) {
        return progress(
                task, known, entry -> entry.rebuild(tracks.read(task.id()).fixes()));
    }

    private TaskProgress progress(Task task, Optional<TaskProgress> known, Consumer<Tracked> update) {
        var entry = remembered(tracked, MOST_TASKS, task.id(), () -> new Tracked(matcher(task)));
        return entry.locked(() -> {
            update.accept(entry);
            return progressOf(task, statusOf(task, known), entry);
        });
    }

    /** Made before it is put: no lock of the map is held while something is read. Beyond so many, all are forgotten. */
    private static <K, V> V remembered(Map<K, V> known, int most, K key, Supplier<V> make) {
        var there = known.get(key);
        if (there != null) {
            return there;
        }
        if (known.size() > most) {
            known.clear();
        }
        var made = make.get();
        var earlier = known.putIfAbsent(key, made);
        return earlier == null ? made : earlier;
    }

    private RouteMatcher matcher(Task task) {
        return new RouteMatcher(routeOf(task), rules, usual.apply(task.terms().routeId()));
    }

    private void forgetIfEnded(TaskProgress progress) {
        if (progress.hasEnded()) {
            tracked.remove(progress.taskId());
        }
    }

    /** A task whose end is known has ended, though whoever asks may have read it before. */
    private static TaskStatus statusOf(Task task, Optional<TaskProgress> known) {
        return known.filter(TaskProgress::hasEnded).map(TaskProgress::status).orElse(task.status());
    }

    private static TaskProgress progressOf(Task task, TaskStatus status, Tracked entry) {
        var courier = task.claim().orElseThrow().courier();
        return new TaskProgress(
                task.id(),
                courier,
                task.terms().teamId(),
                task.terms().title(),
                status,
                entry.state.progress(),
                entry.fixes);
    }

    /** The matcher's state of one task, changed by one thread at a time. */
    private static final class Tracked {
        private final ReentrantLock lock = new ReentrantLock();
        private final RouteMatcher matcher;
        private MatchState state;
        private Instant newest = Instant.MIN;
        private int fixes;
        private boolean built;

        private Tracked(RouteMatcher matcher) {
            this.matcher = matcher;
            this.state = matcher.start();
        }

        private TaskProgress locked(Supplier<TaskProgress> action) {
            lock.lock();
            try {
                return action.get();
            } finally {
                lock.unlock();
            }
        }

        /** Whether others have moved the task on since it was last seen here. */
        private boolean isBehind(int published) {
            return fixes > 0 && fixes < published;
        }

        /**
         * Takes in the new fixes and before them those of others, if all are later than what was taken in before.
         *
         * @param latest among which those of others are; if they aren't, nothing changes
         * @return whether it did
         */
        private boolean follow(int published, List<Fix> latest, List<Fix> stored) {
            var ahead = Track.of(stored).with(isBehind(published) ? later(latest) : List.of());
            var others = ahead.fixes().size() - stored.size();
            var follows = built
                    && (others == 0 ? fixes >= published : fixes + others == published)
                    && later(stored).size() == stored.size();
            if (follows) {
                advance(ahead.fixes());
            }
            return follows;
        }

        private List<Fix> later(List<Fix> some) {
            return some.stream().filter(fix -> fix.recordedAt().isAfter(newest)).toList();
        }

        private void rebuild(List<Fix> all) {
            state = matcher.start();
            newest = Instant.MIN;
            fixes = 0;
            built = true;
            advance(all);
        }

        /** @param ordered by time */
        private void advance(List<Fix> ordered) {
            for (var fix : ordered) {
                state = matcher.advance(state, fix);
                newest = fix.recordedAt();
                fixes++;
            }
        }
    }
}

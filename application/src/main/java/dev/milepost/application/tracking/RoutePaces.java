package dev.milepost.application.tracking;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.report.TaskSummary;
import dev.milepost.domain.report.TaskSummary.Outcome;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.UsualPace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * How fast couriers get on along each route, by the summaries of the tasks that were lately completed there. Kept in memory and made anew
 * by {@link #refresh}: now and then by a chore, or by who asks, where nothing runs between requests. Safe for concurrent use.
 */
public final class RoutePaces {
    private static final Duration LATELY = Duration.ofDays(14);
    private static final int PAGE = 1_000;
    private static final int MOST_SUMMARIES = 50_000;

    private final ReportRepository reports;
    private final InstantSource clock;
    private final int most;
    private final Map<RouteId, UsualPace> usual = new ConcurrentHashMap<>();

    private final LastLook lastLook = new LastLook();

    public RoutePaces(ReportRepository reports, InstantSource clock) {
        this(reports, clock, MOST_SUMMARIES);
    }

    /** @param most how many tasks a refresh looks at, the first of the last two weeks: thousands, of which a database reads each */
    public RoutePaces(ReportRepository reports, InstantSource clock, int most) {
        this.reports = reports;
        this.clock = clock;
        this.most = most;
    }

    /** The usual pace of a route, as of the last refresh; empty without enough tasks. */
    public Optional<UsualPace> of(RouteId route) {
        return Optional.ofNullable(usual.get(route));
    }

    /** The same after a refresh, if the last was longer ago than this. */
    public Optional<UsualPace> of(RouteId route, Duration age) {
        if (lastLook.isOlder(age, clock.instant())) {
            refresh();
        }
        return of(route);
    }

    /** Looks at the tasks that have ended lately. */
    public void refresh() {
        var paces = new HashMap<RouteId, List<Double>>();
        var now = clock.instant();
        var from = now.minus(LATELY);
        var after = Optional.<TaskId>empty();
        for (var seen = 0; seen < most; seen += PAGE) {
            var summaries = reports.endedBetween(from, after, now, PAGE);
            summaries.stream()
                    .filter(RoutePaces::tells)
                    .forEach(summary -> paces.computeIfAbsent(summary.routeId(), route -> new ArrayList<>())
                            .add(pace(summary)));
            if (summaries.size() < PAGE) {
                break;
            }
            from = summaries.getLast().endedAt();
            after = Optional.of(summaries.getLast().taskId());
        }
        var medians = new HashMap<RouteId, UsualPace>();
        paces.forEach((route, of) -> UsualPace.of(of).ifPresent(median -> medians.put(route, median)));
        usual.keySet().retainAll(medians.keySet());
        usual.putAll(medians);
    }

    /** Whether the courier went the whole way while being heard. */
    private static boolean tells(TaskSummary summary) {
        var whole = summary.outcome() == Outcome.COMPLETED_ON_TIME || summary.outcome() == Outcome.COMPLETED_LATE;
        return whole && pace(summary) > 0 && Double.isFinite(pace(summary));
    }

    private static double pace(TaskSummary summary) {
        var travel = summary.travel();
        var seconds = travel.moving().plus(travel.standing()).toMillis() / 1_000.0;
        return travel.plannedMetres() / seconds;
    }

    /** One of those who ask at once looks anew; the others make do with what is known. */
    private static final class LastLook {
        private Instant at = Instant.MIN;

        private synchronized boolean isOlder(Duration age, Instant now) {
            boolean older = at.isBefore(now.minus(age));
            at = older ? now : at;
            return older;
        }
    }
}

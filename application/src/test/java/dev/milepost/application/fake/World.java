package dev.milepost.application.fake;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.Versioned;
import dev.milepost.application.report.CloseReports;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.application.report.ReportSources;
import dev.milepost.application.report.SummariseTask;
import dev.milepost.application.task.CancelTask;
import dev.milepost.application.task.ClaimTask;
import dev.milepost.application.task.CompleteTask;
import dev.milepost.application.task.PublishTask;
import dev.milepost.application.task.ReleaseTask;
import dev.milepost.application.task.ReviseTask;
import dev.milepost.application.task.SettleLapsedTasks;
import dev.milepost.application.task.StartTask;
import dev.milepost.application.task.TaskEnd;
import dev.milepost.application.task.TaskQueries;
import dev.milepost.application.task.TaskReferences;
import dev.milepost.application.task.TaskTransitions;
import dev.milepost.application.tracking.ProgressTracker;
import dev.milepost.application.tracking.RecordFixes;
import dev.milepost.application.tracking.RecordPhoneFixes;
import dev.milepost.application.tracking.StartedTasks;
import dev.milepost.application.tracking.TrackingQueries;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Role;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.tracking.TrackingRules;
import dev.milepost.testing.People;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Routes;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.Optional;

/**
 * The use cases around tasks and tracking on ports in memory, at nine o'clock: a route, its tasks and as many couriers as are
 * asked for. A courier may have three active tasks.
 */
public final class World {
    public static final Caller ADMIN = new Caller(People.ADMIN, Role.ADMIN, Optional.empty());
    public static final Caller MANAGER = new Caller(People.MANAGER, Role.MANAGER, Optional.empty());
    public static final Caller ANNA = courier(People.ANNA);
    public static final Caller BORIS = courier(People.BORIS);
    public static final int CLAIM_LIMIT = 3;
    public static final Duration KEEP_TRACKS = Duration.ofDays(90);

    public final ManualClock clock = new ManualClock(Tasks.NINE);
    public final InMemoryTaskRepository tasks = new InMemoryTaskRepository();
    public final InMemoryRouteRepository routes = new InMemoryRouteRepository();
    public final InMemoryTeamRepository teams = new InMemoryTeamRepository();
    public final InMemoryAccountRepository accounts = new InMemoryAccountRepository();
    public final InMemoryTrackRepository tracks = new InMemoryTrackRepository();
    public final InMemoryLiveFeed feed = new InMemoryLiveFeed();
    public final InMemoryReceiptRepository receipts = new InMemoryReceiptRepository();
    public final InMemoryReportRepository reports = new InMemoryReportRepository(tasks);

    public final ProgressTracker tracker = new ProgressTracker(routes, tracks, feed, TrackingRules.DEFAULTS);
    public final SummariseTask summarise =
            new SummariseTask(reports, accounts, tracks, TrackingRules.DEFAULTS.lostAfter());
    public final TaskTransitions transitions = new TaskTransitions(tasks, clock, CLAIM_LIMIT);
    public final TaskReferences references = new TaskReferences(routes, teams);
    public final TaskEnd end = new TaskEnd(tasks, reports, tracker, summarise);

    public final PublishTask publish = new PublishTask(tasks, references, new SequentialIds(), clock);
    public final ReviseTask revise = new ReviseTask(transitions, references);
    public final SettleLapsedTasks settle = new SettleLapsedTasks(tasks, clock);
    public final ClaimTask claim = new ClaimTask(transitions, settle);
    public final ReleaseTask release = new ReleaseTask(transitions);
    public final StartTask start = new StartTask(transitions, routes, tracker);
    public final CompleteTask complete = new CompleteTask(transitions, tracker, end);
    public final CancelTask cancel = new CancelTask(transitions, end);
    public final TaskQueries taskQueries = new TaskQueries(tasks, clock);
    public final RecordFixes record = new RecordFixes(StartedTasks.reading(tasks), tracker, summarise, clock);
    public final RecordPhoneFixes recordPhone = new RecordPhoneFixes(tasks, record, clock);
    public final TrackingQueries trackingQueries =
            new TrackingQueries(tasks, routes, tracks, feed, tracker, TrackingRules.DEFAULTS, KEEP_TRACKS, clock);
    public final ReportSources reportSources = new ReportSources(reports, receipts, tasks, accounts, teams, routes);
    public final CloseReports closeReports = new CloseReports(reportSources, Reports.SHANGHAI, clock);
    public final ReportQueries reportQueries = new ReportQueries(reportSources, Reports.SHANGHAI, clock);

    public World() {
        routes.add(Routes.named(Tasks.ROUTE, "Ring road"));
    }

    public static Caller courier(AccountId id) {
        return new Caller(id, Role.COURIER, Optional.empty());
    }

    public static Caller courier(AccountId id, TeamId team) {
        return new Caller(id, Role.COURIER, Optional.of(team));
    }

    /** Stores a task that nobody has claimed yet. */
    public OpenTask offer(Tasks task) {
        tasks.add(TaskChange.publish(task.open()));
        return task.open();
    }

    /** The task as it is stored. */
    public Versioned<Task> stored(Task task) {
        return tasks.find(task.id()).orElseThrow();
    }

    /** What was done; fails the test if it was refused. */
    public static <T> T done(Outcome<T> outcome) {
        return switch (outcome) {
            case Outcome.Done<T> done -> done.value();
            case Outcome.Refused<T> refused -> throw new AssertionError("refused: " + refused.refusal());
        };
    }

    /** Why it was refused; fails the test if it was done. */
    public static Refusal refused(Outcome<?> outcome) {
        if (outcome instanceof Outcome.Refused<?> refused) {
            return refused.refusal();
        }
        throw new AssertionError("not refused: " + outcome);
    }
}

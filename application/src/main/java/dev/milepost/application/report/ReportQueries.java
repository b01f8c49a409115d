package dev.milepost.application.report;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Change;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.Subject;
import dev.milepost.domain.report.Work;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads reports: an edition of a closed period, or a preview of one that runs or has none yet. */
public final class ReportQueries {
    private static final int MOST_CLOSED = 500;
    private static final Duration LONGEST = Duration.ofDays(366);

    private final ReportSources from;
    private final MakeReport makeReport;
    private final ZoneId zone;
    private final InstantSource clock;

    public ReportQueries(ReportSources from, ZoneId zone, InstantSource clock) {
        this.from = from;
        this.makeReport = new MakeReport(from, zone);
        this.zone = zone;
        this.clock = clock;
    }

    /**
     * A report as somebody looks at it.
     *
     * @param edition the number of a closed period's edition; empty: a preview of what is known now
     * @param changes what an edition changed of the one before
     */
    public record View(
            Report report, Optional<Integer> edition, Instant madeAt, Instant dataUntil, List<Change> changes) {
        public View {
            changes = List.copyOf(changes);
        }

        public static View of(Edition edition) {
            return new View(
                    edition.report(),
                    Optional.of(edition.number()),
                    edition.madeAt(),
                    edition.dataUntil(),
                    edition.changes());
        }
    }

    /**
     * @param team the only team that is shown; empty: the whole organisation
     * @param number which edition; empty: the newest, or a preview if there is none
     */
    public Outcome<View> find(ReportingPeriod period, Optional<TeamId> team, Optional<Integer> number) {
        return known(period, team)
                .then(known ->
                        number.map(wanted -> edition(period, wanted)).orElseGet(() -> Outcome.done(newest(period))))
                .then(view -> Outcome.done(team.map(only -> ofTeam(view, only)).orElse(view)));
    }

    /** Couriers are called what they are called now, or by their ids. */
    private View view(Edition stored) {
        var ids = stored.couriers().stream().map(AccountId::new).toList();
        var names = from.accounts().findAll(ids);
        return View.of(stored.renaming(id -> Optional.ofNullable(names.get(new AccountId(id)))
                .map(Account::name)
                .orElse(id)));
    }

    private Outcome<ReportingPeriod> known(ReportingPeriod period, Optional<TeamId> team) {
        if (period.start(zone).isAfter(clock.instant())) {
            return Outcome.refused(new Refusal.PeriodNotBegun(period.start(zone)));
        }
        return team.isPresent() && from.teams().find(team.get()).isEmpty()
                ? Outcome.refused(Refusal.Flawed.of("teamId", "no such team"))
                : Outcome.done(period);
    }

    private Outcome<View> edition(ReportingPeriod period, int number) {
        return from.reports()
                .find(period, number)
                .map(edition -> Outcome.done(view(edition)))
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    private View newest(ReportingPeriod period) {
        return from.reports().latest(period).map(this::view).orElseGet(() -> preview(period));
    }

    private View preview(ReportingPeriod period) {
        var dataUntil = clock.instant();
        return new View(makeReport.make(period), Optional.empty(), clock.instant(), dataUntil, List.of());
    }

    private static View ofTeam(View view, TeamId team) {
        return new View(view.report().ofTeam(team), view.edition(), view.madeAt(), view.dataUntil(), List.of());
    }

    /** The newest edition of each closed period, the latest period first. */
    public List<Edition.Head> closed() {
        return from.reports().latestOfEach(MOST_CLOSED);
    }

    /** The editions of a period, the newest first; none of one that hasn't closed. */
    public List<Edition.Head> editions(ReportingPeriod period) {
        return from.reports().editions(period);
    }

    /**
     * The first so many summaries of tasks with {@code from <= endedAt < to}.
     *
     * @param after the {@link TaskData#next} of the part before
     */
    public Outcome<TaskData> data(Instant start, Instant end, Optional<String> after, int limit) {
        if (!start.isBefore(end) || Duration.between(start, end).compareTo(LONGEST) > 0) {
            return Outcome.refused(
                    Refusal.Flawed.of("to", "must be after from, by " + LONGEST.toDays() + " days at most"));
        }
        if (after.isEmpty()) {
            return Outcome.done(data(start, Optional.empty(), end, limit));
        }
        return from.reports()
                .find(new TaskId(after.get()))
                .map(last -> Outcome.done(data(last.endedAt(), Optional.of(last.taskId()), end, limit)))
                .orElseGet(() -> Outcome.refused(Refusal.Flawed.of("cursor", "must be the next of the part before")));
    }

    private TaskData data(Instant start, Optional<TaskId> after, Instant end, int limit) {
        var found = from.reports().endedBetween(start, after, end, limit + 1);
        var part = found.subList(0, Math.min(limit, found.size()));
        var names = makeReport.names(new Work(Optional.empty(), part, List.of()));
        return new TaskData(
                part,
                names,
                found.size() > limit ? Optional.of(part.getLast().taskId().value()) : Optional.empty());
    }

    /**
     * The tasks that a figure counts or adds up, newest first, as far as is known now.
     *
     * @param figure empty: every task that ended in the period
     */
    public Outcome<Page<Versioned<Task>>> tasks(
            ReportingPeriod period, Subject subject, Optional<Figure> figure, PageRequest page) {
        return known(period, subject.team()).then(known -> {
            var work = subject.partOf(makeReport.work(period));
            var ids = figure.map(of -> of.tasks(work))
                    .orElseGet(() ->
                            work.ended().stream().map(task -> task.taskId()).toList());
            return Outcome.done(page(ids, page));
        });
    }

    private Page<Versioned<Task>> page(List<TaskId> ids, PageRequest page) {
        var rest = ids.stream()
                .filter(id -> page.after()
                        .filter(after -> id.value().compareTo(after) >= 0)
                        .isEmpty())
                .sorted(Comparator.comparing(TaskId::value).reversed())
                .toList();
        var here = rest.subList(0, Math.min(rest.size(), page.limit()));
        var now = clock.instant();
        return new Page<>(
                here.stream()
                        .flatMap(id -> from.tasks().find(id).stream())
                        .map(stored -> new Versioned<>(stored.value().asOf(now), stored.version()))
                        .toList(),
                here.size() < rest.size() ? Optional.of(here.getLast().value()) : Optional.empty());
    }
}

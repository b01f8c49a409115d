package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Publication;
import dev.milepost.domain.route.RouteId;
import dev.milepost.domain.task.CancelledTask;
import dev.milepost.domain.task.Claim;
import dev.milepost.domain.task.ClaimedTask;
import dev.milepost.domain.task.CompletedTask;
import dev.milepost.domain.task.CompletionFlag;
import dev.milepost.domain.task.ExpiredTask;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.StartedTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.domain.task.TaskTerms;
import dev.milepost.domain.task.Transition;
import dev.milepost.domain.task.WorkPeriod;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Tasks and the lines of their history as items, both ways. Names are short, since each write is paid by the kilobyte. */
final class TaskItems {
    static final String PREFIX = "task#";
    static final String KIND = "task";
    /** The partition of {@link Index#DUE} with all that time will change. */
    static final String DUE = "due";
    /** The partition of {@link Index#PENDING} with ended tasks that lack a summary. */
    static final String SUMMARY_PENDING = "summary";

    static final String TERMS = "terms";
    static final String TEAM = "team";
    static final String ROUTE = "route";
    static final String PUBLISHED_AT = "publishedAt";

    private static final String STATE = "state";
    private static final String ENDED_AT = "endedAt";

    /** Every attribute that differs from version to version, apart from what all versioned items have. */
    static final Set<String> CHANGING = Set.of(
            Index.STATUS.hash(),
            Index.COURIER.hash(),
            Index.DUE.hash(),
            Index.DUE.range(),
            Index.PENDING.hash(),
            TERMS,
            STATE);

    private TaskItems() {}

    static Key key(TaskId id) {
        return new Key(PREFIX + id.value(), KIND);
    }

    static ItemWriter write(Task task) {
        var due = due(task);
        return ItemWriter.at(key(task.id()))
                .text(Index.LIST.hash(), KIND)
                .text(Index.STATUS.hash(), task.status().name())
                .text(
                        Index.COURIER.hash(),
                        task.claim().map(claim -> claim.courier().value()))
                .text(Index.DUE.hash(), due.map(at -> DUE))
                .instant(Index.DUE.range(), due)
                .text(Index.PENDING.hash(), endedAt(task).map(at -> SUMMARY_PENDING))
                .text(Index.MONTH.hash(), Months.of(task.terms().publishedAt()))
                .instant(Index.MONTH.range(), task.terms().publishedAt())
                .part(TERMS, task.terms(), TaskItems::writeTerms)
                .part(STATE, task, TaskItems::writeState);
    }

    /** When time will change it. */
    private static Optional<Instant> due(Task task) {
        return switch (task) {
            case OpenTask open -> open.terms().claimBy();
            case ClaimedTask claimed -> claimed.startBy();
            case StartedTask started -> Optional.empty();
            case CompletedTask completed -> Optional.empty();
            case CancelledTask cancelled -> Optional.empty();
            case ExpiredTask expired -> Optional.empty();
        };
    }

    private static Optional<Instant> endedAt(Task task) {
        return switch (task) {
            case OpenTask open -> Optional.empty();
            case ClaimedTask claimed -> Optional.empty();
            case StartedTask started -> Optional.empty();
            case CompletedTask completed -> Optional.of(completed.completedAt());
            case CancelledTask cancelled -> Optional.of(cancelled.cancelledAt());
            case ExpiredTask expired -> Optional.of(expired.expiredAt());
        };
    }

    /** That the task has ended, and by this instant. */
    static Condition endedUntil(Instant at) {
        return Condition.of("#state.#endedAt <= :ended")
                .name("#state", STATE)
                .name("#endedAt", ENDED_AT)
                .value(":ended", ItemWriter.instant(at));
    }

    /** What {@link #readPublication} reads, of the little that a report needs of tens of thousands of tasks. */
    static Condition publication() {
        return Condition.of("#pk, #range, #terms.#route, #terms.#team")
                .name("#pk", Table.PARTITION)
                .name("#terms", TERMS)
                .name("#route", ROUTE)
                .name("#team", TEAM);
    }

    static Publication readPublication(ItemReader item) {
        var terms = item.part(TERMS);
        return new Publication(
                new TaskId(item.partition().substring(PREFIX.length())),
                terms.optionalText(TEAM).map(TeamId::new),
                new RouteId(terms.text(ROUTE)),
                item.instant(Index.MONTH.range()));
    }

    private static void writeTerms(ItemWriter item, TaskTerms terms) {
        item.text("title", terms.title())
                .text(ROUTE, terms.routeId().value())
                .money("bonus", terms.bonus())
                .text("description", terms.description())
                .text(TEAM, terms.teamId().map(TeamId::value))
                .instant("opensAt", terms.opensAt())
                .instant("claimBy", terms.claimBy())
                .instant("dueBy", terms.dueBy())
                .duration("startWithin", terms.startWithin())
                .text("publishedBy", terms.publishedBy().value())
                .instant(PUBLISHED_AT, terms.publishedAt());
    }

    private static void writeState(ItemWriter item, Task task) {
        task.claim().ifPresent(claim -> item.instant("claimedAt", claim.at()));
        task.work()
                .ifPresent(work -> item.number("routeVersion", work.routeVersion())
                        .instant("startedAt", work.startedAt())
                        .instant("workEndedAt", work.endedAt()));
        item.instant(ENDED_AT, endedAt(task));
        switch (task) {
            case CompletedTask completed ->
                item.text("note", completed.note()).part("flag", completed.flag(), TaskItems::writeFlag);
            case CancelledTask cancelled ->
                item.text("by", cancelled.cancelledBy().value()).text("reason", cancelled.reason());
            case ExpiredTask expired -> {}
            case OpenTask open -> {}
            case ClaimedTask claimed -> {}
            case StartedTask started -> {}
        }
    }

    private static void writeFlag(ItemWriter item, CompletionFlag flag) {
        item.text("reason", flag.reason()).texts("missing", flag.missingCheckpoints());
    }

    static Task read(ItemReader item) {
        var id = new TaskId(item.partition().substring(PREFIX.length()));
        var terms = readTerms(item.part(TERMS));
        var state = item.part(STATE);
        return switch (TaskStatus.valueOf(item.text(Index.STATUS.hash()))) {
            case OPEN -> new OpenTask(id, terms);
            case CLAIMED -> new ClaimedTask(id, terms, claim(item).orElseThrow());
            case STARTED ->
                new StartedTask(
                        id, terms, claim(item).orElseThrow(), work(state).orElseThrow());
            case COMPLETED ->
                new CompletedTask(
                        id,
                        terms,
                        claim(item).orElseThrow(),
                        work(state).orElseThrow(),
                        state.instant(ENDED_AT),
                        state.optionalText("note"),
                        state.optionalPart("flag").map(TaskItems::readFlag));
            case CANCELLED ->
                new CancelledTask(
                        id,
                        terms,
                        claim(item),
                        work(state),
                        new AccountId(state.text("by")),
                        state.instant(ENDED_AT),
                        state.text("reason"));
            case EXPIRED -> new ExpiredTask(id, terms, state.instant(ENDED_AT));
        };
    }

    private static TaskTerms readTerms(ItemReader terms) {
        return new TaskTerms(
                terms.text("title"),
                new RouteId(terms.text(ROUTE)),
                terms.money("bonus"),
                terms.optionalText("description"),
                terms.optionalText(TEAM).map(TeamId::new),
                terms.instant("opensAt"),
                terms.optionalInstant("claimBy"),
                terms.optionalInstant("dueBy"),
                terms.optionalDuration("startWithin"),
                new AccountId(terms.text("publishedBy")),
                terms.instant(PUBLISHED_AT));
    }

    private static Optional<Claim> claim(ItemReader item) {
        return item.optionalText(Index.COURIER.hash())
                .map(courier ->
                        new Claim(new AccountId(courier), item.part(STATE).instant("claimedAt")));
    }

    private static Optional<WorkPeriod> work(ItemReader state) {
        return state.optionalInstant("startedAt")
                .map(startedAt ->
                        new WorkPeriod(state.number("routeVersion"), startedAt, state.optionalInstant("workEndedAt")));
    }

    private static CompletionFlag readFlag(ItemReader flag) {
        return new CompletionFlag(flag.text("reason"), flag.texts("missing"));
    }

    static void writeLine(ItemWriter item, Transition line) {
        item.text("from", line.from().map(Enum::name))
                .text("to", line.to().name())
                .instant("at", line.at())
                .text("by", line.by().map(AccountId::value))
                .text("reason", line.reason());
    }

    static Transition readLine(ItemReader line) {
        return new Transition(
                line.optionalText("from").map(TaskStatus::valueOf),
                TaskStatus.valueOf(line.text("to")),
                line.instant("at"),
                line.optionalText("by").map(AccountId::new),
                line.optionalText("reason"));
    }
}

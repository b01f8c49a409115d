package dev.milepost.application.contract;

import static dev.milepost.testing.People.ADMIN;
import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.People.NORTH;
import static dev.milepost.testing.People.SOUTH;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskFilter.Viewer;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskStatus;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What lists show, to whom, and page by page. Part of {@link TaskRepositoryContract}. */
public interface TaskListContract {
    /** As {@link TaskSaveContract#tasks()}. */
    TaskRepository tasks();

    @Test
    default void withoutTasksThereIsOneEmptyPage() {
        var page = tasks().list(TaskFilter.all(NINE), PageRequest.first(50));

        assertThat(page.items()).isEmpty();
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void tasksAreListedNewestFirstWithTheirVersions() {
        var tasks = tasks();
        List.of(2, 3, 1).forEach(number -> store(tasks, Tasks.numbered(number).open()));
        store(tasks, Tasks.numbered(4).open(), Tasks.numbered(4).open().claim(ANNA, NINE));

        var page = tasks.list(TaskFilter.all(NINE), PageRequest.first(4));

        assertThat(page.items())
                .containsExactly(
                        new Versioned<>(Tasks.numbered(4).open().claim(ANNA, NINE), 2),
                        new Versioned<>(Tasks.numbered(3).open(), 1),
                        new Versioned<>(Tasks.numbered(2).open(), 1),
                        new Versioned<>(Tasks.numbered(1).open(), 1));
        assertThat(page.next()).isEmpty();
    }

    @Test
    default void aThousandTasksArePagedThroughWhileOthersAreAdded() {
        Racing.race(8, part -> {
            IntStream.rangeClosed(1, 125)
                    .forEach(i -> store(tasks(), Tasks.numbered(part * 125 + i).open()));
            return part;
        });
        var tasks = tasks();
        var later = new int[] {1_000};

        var paged = Paging.all(
                37,
                page -> tasks.list(TaskFilter.all(NINE), page),
                () -> store(tasks, Tasks.numbered(++later[0]).open()));

        var expected = IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> Tasks.numbered(1_001 - i).id())
                .toList();
        assertThat(paged).extracting(task -> task.value().id()).isEqualTo(expected);
        assertThat(later[0]).isGreaterThan(1_020);
    }

    @Test
    default void pagesOfAFilteredListHoldWhatTheFilterLetsThrough() {
        var tasks = tasks();
        IntStream.rangeClosed(1, 30).forEach(number -> {
            var task = Tasks.numbered(number);
            store(tasks, (number % 3 == 0 ? task.offeredTo(NORTH) : task).open());
        });

        var paged = Paging.all(4, page -> tasks.list(ofTeam(NORTH), page));

        assertThat(paged)
                .hasSize(10)
                .allMatch(task -> task.value().terms().teamId().equals(Optional.of(NORTH)));
    }

    @Test
    default void aStatusIsWhatTimeHasMadeOfIt() {
        var tasks = tasks();
        var limited = Tasks.numbered(1).startWithin(Duration.ofMinutes(5));
        store(tasks, limited.open(), limited.open().claim(ANNA, NINE));
        var expiring = Tasks.numbered(2).claimBy(NINE.plusSeconds(300));
        store(tasks, expiring.open());
        var both = Tasks.numbered(3).startWithin(Duration.ofMinutes(5)).claimBy(NINE.plusSeconds(60));
        store(tasks, both.open(), both.open().claim(BORIS, NINE));

        var atTheLimit = NINE.plusSeconds(300);
        assertThat(numbers(tasks, TaskStatus.OPEN, atTheLimit)).containsExactly(2);
        assertThat(numbers(tasks, TaskStatus.CLAIMED, atTheLimit)).containsExactly(3, 1);
        assertThat(numbers(tasks, TaskStatus.EXPIRED, atTheLimit)).isEmpty();

        var past = atTheLimit.plusMillis(1);
        assertThat(numbers(tasks, TaskStatus.OPEN, past)).containsExactly(1);
        assertThat(numbers(tasks, TaskStatus.CLAIMED, past)).isEmpty();
        assertThat(numbers(tasks, TaskStatus.EXPIRED, past)).containsExactly(3, 2);
    }

    @Test
    default void everyStatusCanBeAskedFor() {
        var tasks = tasks();
        for (var status : TaskStatus.values()) {
            store(tasks, Tasks.numbered(status.ordinal()).open(), inStatus(status));
        }

        for (var status : TaskStatus.values()) {
            assertThat(numbers(tasks, status, NINE)).containsExactly(status.ordinal());
        }
    }

    @Test
    default void aCouriersTasksAreThoseThatTimeHasNotTakenFromThem() {
        var tasks = tasks();
        var limited = Tasks.numbered(1).startWithin(Duration.ofMinutes(5));
        store(tasks, limited.open(), limited.open().claim(ANNA, NINE));
        var claimed = Tasks.numbered(2).open().claim(ANNA, NINE);
        store(tasks, claimed.release(), claimed);
        store(tasks, Tasks.numbered(3).open(), Tasks.numbered(3).open().claim(BORIS, NINE));
        store(tasks, Tasks.numbered(4).open(), done(4, ANNA));
        store(tasks, Tasks.numbered(5).open());

        assertThat(numbers(tasks, ofCourier(ANNA, NINE))).containsExactly(4, 2, 1);
        assertThat(numbers(tasks, ofCourier(ANNA, NINE.plusSeconds(301)))).containsExactly(4, 2);
        assertThat(numbers(tasks, ofCourier(ADMIN, NINE))).isEmpty();
    }

    @Test
    default void publicationsAreListedFromAnInstantUntilBeforeAnother() {
        var tasks = tasks();
        IntStream.rangeClosed(1, 4)
                .forEach(
                        i -> store(tasks, Tasks.published(i, NINE.plusMillis(i)).open()));

        assertThat(numbers(tasks, published(Optional.of(NINE.plusMillis(2)), Optional.of(NINE.plusMillis(4)))))
                .containsExactly(3, 2);
        assertThat(numbers(tasks, published(Optional.of(NINE.plusMillis(3)), Optional.empty())))
                .containsExactly(4, 3);
        assertThat(numbers(tasks, published(Optional.empty(), Optional.of(NINE.plusMillis(2)))))
                .containsExactly(1);
        assertThat(numbers(tasks, published(Optional.of(NINE.plusSeconds(900)), Optional.of(NINE))))
                .isEmpty();
        assertThat(numbers(
                        tasks, published(Optional.of(Instant.EPOCH), Optional.of(NINE.plus(Duration.ofDays(99_999))))))
                .containsExactly(4, 3, 2, 1);
    }

    @Test
    default void publicationsOfYearsArePagedThroughWithinTheirTime() {
        var tasks = tasks();
        IntStream.rangeClosed(1, 30)
                .forEach(i -> store(
                        tasks,
                        Tasks.published(i, NINE.plus(Duration.ofDays(40L * i))).open()));
        var middle =
                published(Optional.of(NINE.plus(Duration.ofDays(400))), Optional.of(NINE.plus(Duration.ofDays(800))));

        var paged = Paging.all(3, page -> tasks.list(middle, page));

        assertThat(paged)
                .extracting(task -> task.value().id())
                .containsExactlyElementsOf(IntStream.iterate(19, i -> i >= 10, i -> i - 1)
                        .mapToObj(i -> Tasks.published(i, NINE.plus(Duration.ofDays(40L * i)))
                                .id())
                        .toList());
    }

    @Test
    default void aCourierSeesOpenTasksOfItsTeamAndOfAllAndItsOwn() {
        var tasks = tasks();
        store(tasks, Tasks.numbered(1).open());
        store(tasks, Tasks.numbered(2).offeredTo(NORTH).open());
        store(tasks, Tasks.numbered(3).offeredTo(SOUTH).open());
        var other = Tasks.numbered(4).offeredTo(SOUTH).open();
        store(tasks, other, other.claim(ANNA, NINE));
        store(tasks, Tasks.numbered(5).open(), Tasks.numbered(5).open().claim(BORIS, NINE));
        store(tasks, Tasks.numbered(6).open(), done(6, ANNA));
        store(tasks, Tasks.numbered(7).open(), done(7, BORIS));
        store(tasks, Tasks.numbered(8).claimBy(NINE.minusSeconds(1)).open());
        var cancelled = Tasks.numbered(9).open().claim(ANNA, NINE).cancel(ADMIN, "storm", NINE);
        store(tasks, Tasks.numbered(9).open(), cancelled);

        assertThat(numbers(tasks, visibleTo(ANNA, Optional.of(NORTH), NINE))).containsExactly(9, 6, 4, 2, 1);
        assertThat(numbers(tasks, visibleTo(ANNA, Optional.empty(), NINE))).containsExactly(9, 6, 4, 1);
        assertThat(numbers(tasks, visibleTo(BORIS, Optional.of(SOUTH), NINE))).containsExactly(7, 5, 3, 1);
    }

    @Test
    default void aClaimThatHasLapsedIsSeenByThoseWhoMayClaimIt() {
        var tasks = tasks();
        var task = Tasks.numbered(1)
                .offeredTo(NORTH)
                .startWithin(Duration.ofMinutes(5))
                .open();
        store(tasks, task, task.claim(ANNA, NINE));
        var past = NINE.plusSeconds(301);

        assertThat(numbers(tasks, visibleTo(BORIS, Optional.of(NORTH), NINE))).isEmpty();
        assertThat(numbers(tasks, visibleTo(BORIS, Optional.of(NORTH), past))).containsExactly(1);
        assertThat(numbers(tasks, visibleTo(ANNA, Optional.empty(), past))).isEmpty();
    }

    @Test
    default void everyRestrictionCounts() {
        var tasks = tasks();
        var wanted = Tasks.published(1, NINE).offeredTo(NORTH).open();
        store(tasks, wanted, wanted.claim(ANNA, NINE));
        var ofNoTeam = Tasks.published(2, NINE).open();
        store(tasks, ofNoTeam, ofNoTeam.claim(ANNA, NINE));
        store(tasks, Tasks.published(3, NINE).offeredTo(NORTH).open());

        var filter = new TaskFilter(
                Optional.of(TaskStatus.CLAIMED),
                Optional.of(ANNA),
                Optional.of(NORTH),
                Optional.of(NINE),
                Optional.of(NINE.plusMillis(1)),
                Optional.of(new Viewer(ANNA, Optional.empty())),
                NINE);

        assertThat(numbers(tasks, filter)).containsExactly(1);
    }

    private static void store(TaskRepository tasks, OpenTask task) {
        tasks.add(TaskChange.publish(task));
    }

    private static void store(TaskRepository tasks, OpenTask task, Task next) {
        store(tasks, task);
        tasks.save(new TaskChange(next, List.of(), next.activeCourier(), Optional.empty()), 1, Integer.MAX_VALUE);
    }

    private static Task inStatus(TaskStatus status) {
        var open = Tasks.numbered(status.ordinal()).open();
        return switch (status) {
            case OPEN -> open;
            case CLAIMED -> open.claim(ANNA, NINE);
            case STARTED -> open.claim(ANNA, NINE).start(NINE, 1);
            case COMPLETED -> done(status.ordinal(), ANNA);
            case CANCELLED -> open.cancel(ADMIN, "storm", NINE);
            case EXPIRED ->
                Tasks.numbered(status.ordinal())
                        .claimBy(NINE.minusSeconds(1))
                        .open()
                        .asOf(NINE);
        };
    }

    private static Task done(int number, AccountId courier) {
        var started = Tasks.numbered(number).open().claim(courier, NINE).start(NINE, 1);
        return Tasks.complete(started);
    }

    private static TaskFilter ofTeam(TeamId team) {
        var none = TaskFilter.all(NINE);
        return new TaskFilter(
                none.status(), none.courier(), Optional.of(team), none.from(), none.to(), none.visibleTo(), NINE);
    }

    private static TaskFilter ofCourier(AccountId courier, Instant now) {
        var none = TaskFilter.all(now);
        return new TaskFilter(
                none.status(), Optional.of(courier), none.team(), none.from(), none.to(), none.visibleTo(), now);
    }

    private static TaskFilter published(Optional<Instant> from, Optional<Instant> to) {
        var none = TaskFilter.all(NINE);
        return new TaskFilter(none.status(), none.courier(), none.team(), from, to, none.visibleTo(), NINE);
    }

    private static TaskFilter visibleTo(AccountId courier, Optional<TeamId> team, Instant now) {
        var none = TaskFilter.all(now);
        var viewer = Optional.of(new Viewer(courier, team));
        return new TaskFilter(none.status(), none.courier(), none.team(), none.from(), none.to(), viewer, now);
    }

    private static List<Integer> numbers(TaskRepository tasks, TaskStatus status, Instant now) {
        var none = TaskFilter.all(now);
        return numbers(
                tasks,
                new TaskFilter(
                        Optional.of(status),
                        none.courier(),
                        none.team(),
                        none.from(),
                        none.to(),
                        none.visibleTo(),
                        now));
    }

    /** The numbers of the listed tasks in their order. */
    private static List<Integer> numbers(TaskRepository tasks, TaskFilter filter) {
        return tasks.list(filter, PageRequest.first(PageRequest.MAX_LIMIT)).items().stream()
                .map(task -> Integer.valueOf(task.value().terms().title().substring("Task ".length())))
                .toList();
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.NewestFirst.Partition;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskFilter.Viewer;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.task.OpenTask;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskStatus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Which partitions of which index hold what a filter lets through, so that as little else as possible is read; and the filter itself,
 * which has the last word.
 */
record TaskLists(TaskFilter filter) {
    /** The courier whose claimed or started tasks alone the filter lets through. */
    Optional<AccountId> activeOf() {
        return filter.status()
                .filter(status -> status == TaskStatus.CLAIMED || status == TaskStatus.STARTED)
                .flatMap(status -> filter.courier());
    }

    /** Together they hold every task that the filter lets through, and perhaps others. */
    List<Partition> partitions() {
        if (filter.courier().isPresent()) {
            return List.of(ofCourier(filter.courier().get().value()));
        }
        if (filter.visibleTo().isPresent()) {
            return visibleTo(filter.visibleTo().get());
        }
        return filter.status().map(this::inStatus).orElseGet(() -> List.of(of(Index.LIST, TaskItems.KIND)));
    }

    /** Those of the tasks that the filter lets through; it knows their times more exactly. */
    Identifiers identifiers() {
        return Identifiers.made(filter.from(), filter.to());
    }

    private List<Partition> visibleTo(Viewer viewer) {
        var visible = new ArrayList<Partition>();
        if (filter.status().isEmpty() || filter.status().get() != TaskStatus.OPEN) {
            visible.add(ofCourier(viewer.courier().value()));
        }
        if (filter.status().isEmpty() || filter.status().get() == TaskStatus.OPEN) {
            visible.addAll(inStatus(TaskStatus.OPEN));
        }
        return visible;
    }

    /** Those stored in a status, and those stored in another that time may have brought there. */
    private List<Partition> inStatus(TaskStatus status) {
        return switch (status) {
            case OPEN -> List.of(of(Index.STATUS, TaskStatus.OPEN.name()), lapsed(TaskStatus.CLAIMED, filter.now()));
            case EXPIRED ->
                List.of(
                        of(Index.STATUS, TaskStatus.EXPIRED.name()),
                        lapsed(TaskStatus.OPEN, filter.now()),
                        lapsed(TaskStatus.CLAIMED, filter.now()));
            case CLAIMED, STARTED, COMPLETED, CANCELLED -> List.of(of(Index.STATUS, status.name()));
        };
    }

    private Partition ofCourier(String courier) {
        return of(Index.COURIER, courier);
    }

    private Partition of(Index index, String value) {
        return new Partition(index, value, filter.team().map(TaskLists::ofTeam));
    }

    private static Condition ofTeam(TeamId team) {
        return Condition.of("#terms.#team = :team")
                .name("#terms", TaskItems.TERMS)
                .name("#team", TaskItems.TEAM)
                .text(":team", team.value());
    }

    private static Partition lapsed(TaskStatus stored, Instant now) {
        var past =
                Condition.of("#dueAt < :now").name("#dueAt", Index.DUE.range()).value(":now", ItemWriter.instant(now));
        return new Partition(Index.STATUS, stored.name(), Optional.of(past));
    }

    boolean lets(Task stored) {
        var task = stored.asOf(filter.now());
        var published = task.terms().publishedAt();
        return filter.status().filter(status -> status != task.status()).isEmpty()
                && filter.courier().filter(courier -> !task.isHeldBy(courier)).isEmpty()
                && filter.team()
                        .filter(team -> !task.terms().teamId().equals(Optional.of(team)))
                        .isEmpty()
                && filter.from().filter(published::isBefore).isEmpty()
                && filter.to().filter(to -> !published.isBefore(to)).isEmpty()
                && filter.visibleTo().filter(viewer -> !isVisible(task, viewer)).isEmpty();
    }

    private static boolean isVisible(Task task, Viewer viewer) {
        return task.isHeldBy(viewer.courier())
                || task instanceof OpenTask open && open.terms().offeredTo(viewer.team());
    }
}

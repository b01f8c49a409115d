package dev.milepost.adapters.http.report;

import dev.milepost.adapters.http.json.Timestamps;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Names;
import dev.milepost.domain.report.TaskSummary;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An ended task as a row of data, for a spreadsheet or a notebook. The columns are these fields in their order and stay as they are; more may
 * be added at the end. What a task doesn't have is null, in CSV empty.
 */
record TaskDataJson(
        String taskId,
        String title,
        String outcome,
        String routeId,
        String routeName,
        Optional<String> courierId,
        Optional<String> courierName,
        Optional<String> teamId,
        Optional<String> teamName,
        String bonusAmount,
        String bonusCurrency,
        String publishedAt,
        String opensAt,
        Optional<String> claimedAt,
        Optional<String> startedAt,
        String endedAt,
        Optional<Long> openToClaimSeconds,
        Optional<Long> claimToStartSeconds,
        Optional<Long> startToDoneSeconds,
        long distanceMetres,
        long plannedMetres,
        long movingSeconds,
        long standingSeconds,
        long offRouteSeconds,
        long offRouteEpisodes,
        long points,
        long pointsLate,
        long signalLosses,
        long signalLostSeconds) {
    private static final RecordComponent[] COMPONENTS = TaskDataJson.class.getRecordComponents();

    static TaskDataJson of(TaskSummary task, Names names) {
        var travel = task.travel();
        var quality = task.quality();
        return new TaskDataJson(
                task.taskId().value(),
                task.title(),
                task.outcome().name(),
                task.routeId().value(),
                names.of(task.routeId()),
                task.courier().map(AccountId::value),
                task.courier().map(names::of),
                task.teamId().map(TeamId::value),
                task.teamId().map(names::of),
                task.bonus().amount(),
                task.bonus().currency().getCurrencyCode(),
                Timestamps.format(task.publishedAt()),
                Timestamps.format(task.opensAt()),
                task.claimedAt().map(Timestamps::format),
                task.startedAt().map(Timestamps::format),
                Timestamps.format(task.endedAt()),
                task.openToClaim().map(TaskSummary::seconds),
                task.claimToStart().map(TaskSummary::seconds),
                task.startToDone().map(TaskSummary::seconds),
                travel.distanceMetres(),
                travel.plannedMetres(),
                TaskSummary.seconds(travel.moving()),
                TaskSummary.seconds(travel.standing()),
                TaskSummary.seconds(travel.offRoute()),
                travel.offRouteEpisodes(),
                quality.points(),
                quality.pointsLate(),
                quality.signalLosses(),
                TaskSummary.seconds(quality.signalLost()));
    }

    /** The columns of CSV and the fields of JSON. */
    static List<String> columns() {
        return Arrays.stream(COMPONENTS).map(RecordComponent::getName).toList();
    }

    List<String> cells() {
        return Arrays.stream(COMPONENTS).map(this::cell).toList();
    }

    private String cell(RecordComponent component) {
        try {
            var value = component.getAccessor().invoke(this);
            return value instanceof Optional<?> perhaps
                    ? perhaps.map(Object::toString).orElse("")
                    : value.toString();
        } catch (ReflectiveOperationException own) {
            throw new IllegalStateException("can't read " + component, own);
        }
    }
}

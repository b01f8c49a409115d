package dev.milepost.domain.report;

import dev.milepost.domain.money.Money;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/**
 * The figures of a report, for one courier or for all. Money is kept apart by currency and never added across.
 *
 * @param claimed tasks that a courier held when they ended in the period: completed or cancelled
 * @param completed of those, the completed ones, flagged ones among them
 * @param onTime of the completed, those that ended by their {@code dueBy} or had none
 * @param flagged of the completed, those with checkpoints missing and a reason given
 * @param cancelled tasks that were cancelled while a courier held them
 * @param distanceMetres distance of all ended tasks
 * @param movingSeconds time in movement
 * @param standingSeconds time tracked without movement
 * @param offRouteShare time off the route of the time tracked, 0..1
 * @param bonus bonuses of the completed tasks, one amount a currency
 * @param receiptsConfirmed receipts uploaded in the period that a manager confirmed
 * @param confirmedTotal their amounts, one a currency
 * @param receiptsPending receipts that are being read or wait for a manager
 * @param receiptsRejected receipts that a manager rejected
 */
public record Figures(
        int claimed,
        int completed,
        int onTime,
        int flagged,
        int cancelled,
        double distanceMetres,
        long movingSeconds,
        long standingSeconds,
        double offRouteShare,
        List<Money> bonus,
        int receiptsConfirmed,
        List<Money> confirmedTotal,
        int receiptsPending,
        int receiptsRejected) {

    static Figures of(Collection<TaskSummary> tasks, Collection<ReceiptSummary> receipts) {
        var travel = tasks.stream().map(TaskSummary::travel).reduce(TaskSummary.Travel.NONE, TaskSummary.Travel::plus);
        return new Figures(
                tasks.size(),
                count(tasks, task -> task.outcome().completed()),
                count(tasks, task -> task.outcome().onTime()),
                count(tasks, task -> task.outcome().flagged()),
                count(tasks, task -> !task.outcome().completed()),
                travel.distanceMetres(),
                seconds(tasks, task -> task.travel().moving().toMillis()),
                seconds(tasks, task -> task.travel().standing().toMillis()),
                travel.offRouteShare(),
                sums(tasks.stream()
                        .filter(task -> task.outcome().completed())
                        .map(TaskSummary::bonus)
                        .toList()),
                count(receipts, receipt -> receipt.state() == ReceiptSummary.State.CONFIRMED),
                sums(receipts.stream().flatMap(receipt -> receipt.confirmed().stream()).toList()),
                count(receipts, receipt -> receipt.state() == ReceiptSummary.State.PENDING),
                count(receipts, receipt -> receipt.state() == ReceiptSummary.State.REJECTED));
    }

    private static <T> int count(Collection<T> all, Predicate<T> which) {
        return (int) all.stream().filter(which).count();
    }

    private static <T> long seconds(Collection<T> all, ToLongFunction<T> millis) {
        return Math.round(all.stream().mapToLong(millis).sum() / 1000.0);
    }

    private static List<Money> sums(List<Money> amounts) {
        var sums = new TreeMap<String, Money>();
        amounts.forEach(amount -> sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
        return List.copyOf(new ArrayList<>(sums.values()));
    }
}

package dev.milepost.domain.report;

import dev.milepost.domain.money.Money;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The figures of a report, for one courier or, added up, for many. Money is kept apart by currency and never added across;
 * its lists hold one amount a currency, by code.
 *
 * @param claimed tasks that the courier held when they ended in the period: completed or cancelled
 * @param completed of those, the completed ones, flagged ones among them
 * @param onTime of the completed, those that ended by their {@code dueBy} or had none
 * @param flagged of the completed, those with checkpoints missing and a reason given
 * @param cancelled tasks that were cancelled while the courier held them
 * @param distanceMetres distance of all ended tasks
 * @param movingSeconds time in movement
 * @param standingSeconds time tracked without movement
 * @param offRouteSeconds time off the route, of the time tracked
 * @param bonus bonuses of the completed tasks
 * @param receiptsConfirmed receipts uploaded in the period that a manager confirmed
 * @param confirmedTotal their amounts
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
        long offRouteSeconds,
        List<Money> bonus,
        int receiptsConfirmed,
        List<Money> confirmedTotal,
        int receiptsPending,
        int receiptsRejected) {
    public static final Figures NONE = new Figures(0, 0, 0, 0, 0, 0, 0, 0, 0, List.of(), 0, List.of(), 0, 0);

    public Figures {
        bonus = List.copyOf(bonus);
        confirmedTotal = List.copyOf(confirmedTotal);
    }

    static Figures of(Collection<TaskSummary> tasks, Collection<ReceiptSummary> receipts) {
        var travel = tasks.stream().map(TaskSummary::travel).reduce(TaskSummary.Travel.NONE, TaskSummary.Travel::plus);
        return new Figures(
                tasks.size(),
                count(tasks, task -> task.outcome().completed()),
                count(tasks, task -> task.outcome().onTime()),
                count(tasks, task -> task.outcome().flagged()),
                count(tasks, task -> !task.outcome().completed()),
                travel.distanceMetres(),
                seconds(travel.moving()),
                seconds(travel.standing()),
                seconds(travel.offRoute()),
                sums(tasks.stream().filter(task -> task.outcome().completed()).map(TaskSummary::bonus)),
                count(receipts, receipt -> receipt.state() == ReceiptSummary.State.CONFIRMED),
                sums(receipts.stream().flatMap(receipt -> receipt.confirmed().stream())),
                count(receipts, receipt -> receipt.state() == ReceiptSummary.State.PENDING),
                count(receipts, receipt -> receipt.state() == ReceiptSummary.State.REJECTED));
    }

    /** Both together. Rows of whole seconds and exact money add up to the same totals in every format. */
    public Figures plus(Figures other) {
        return new Figures(
                claimed + other.claimed,
                completed + other.completed,
                onTime + other.onTime,
                flagged + other.flagged,
                cancelled + other.cancelled,
                distanceMetres + other.distanceMetres,
                movingSeconds + other.movingSeconds,
                standingSeconds + other.standingSeconds,
                offRouteSeconds + other.offRouteSeconds,
                sums(Stream.concat(bonus.stream(), other.bonus.stream())),
                receiptsConfirmed + other.receiptsConfirmed,
                sums(Stream.concat(confirmedTotal.stream(), other.confirmedTotal.stream())),
                receiptsPending + other.receiptsPending,
                receiptsRejected + other.receiptsRejected);
    }

    /** The share of the tracked time that was spent off the route, 0..1; 0 if nothing was tracked. */
    public double offRouteShare() {
        var tracked = movingSeconds + standingSeconds;
        return tracked == 0 ? 0 : Math.min(1, (double) offRouteSeconds / tracked);
    }

    private static <T> int count(Collection<T> all, Predicate<T> which) {
        return (int) all.stream().filter(which).count();
    }

    private static long seconds(Duration time) {
        return time.plusMillis(500).toSeconds();
    }

    private static List<Money> sums(Stream<Money> amounts) {
        var sums = new TreeMap<String, Money>();
        amounts.forEach(amount -> sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
        return List.copyOf(sums.values());
    }
}

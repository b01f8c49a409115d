package dev.milepost.domain.report;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.report.FigureValue.Amounts;
import dev.milepost.domain.report.FigureValue.None;
import dev.milepost.domain.report.FigureValue.Share;
import dev.milepost.domain.report.FigureValue.Whole;
import dev.milepost.domain.report.ReceiptSummary.State;
import dev.milepost.domain.task.TaskId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/**
 * How a figure is made, and of which tasks.
 *
 * @param tasks those that count into it, each at least once
 */
record Computation(Function<Work, FigureValue> value, Function<Work, Stream<TaskId>> tasks) {
    /** Shares have four, so that they are the same in every format. */
    private static final double DECIMALS = 1e4;

    private static final Predicate<TaskSummary> STARTED =
            task -> task.startedAt().isPresent();

    /** How many tasks were published; nothing for a courier. */
    static Computation published() {
        return new Computation(
                work -> work.published()
                        .<FigureValue>map(tasks -> new Whole(tasks.size()))
                        .orElseGet(None::new),
                work -> work.published().stream().flatMap(List::stream).map(Publication::taskId));
    }

    /** How many of the ended tasks are like this. */
    static Computation count(Predicate<TaskSummary> which) {
        return ofTasks(work -> new Whole(work.ended().stream().filter(which).count()), which);
    }

    /** A number of each task whose work had begun, added up. */
    static Computation sum(ToLongFunction<TaskSummary> number) {
        return ofTasks(work -> new Whole(total(work, number)), STARTED);
    }

    /** A time of each task whose work had begun, in seconds, each rounded, added up. */
    static Computation seconds(Function<TaskSummary, Duration> time) {
        return sum(task -> TaskSummary.seconds(time.apply(task)));
    }

    /** What part of the second sum the first is, to four decimals; 0 of nothing. */
    static Computation share(Function<TaskSummary, Duration> part, Function<TaskSummary, Duration> whole) {
        return ofTasks(
                work -> {
                    var all = total(work, task -> TaskSummary.seconds(whole.apply(task)));
                    var some = total(work, task -> TaskSummary.seconds(part.apply(task)));
                    return new Share(all == 0 ? 0 : Math.min(1, Math.round(DECIMALS * some / all) / DECIMALS));
                },
                STARTED);
    }

    /** The smallest time, in rounded seconds, that at least so many percent of the tasks don't exceed (the nearest rank). */
    static Computation percentile(int percent, Function<TaskSummary, Optional<Duration>> time) {
        return ofTasks(
                work -> {
                    var sorted = work.ended().stream()
                            .flatMap(task -> time.apply(task).stream())
                            .mapToLong(TaskSummary::seconds)
                            .sorted()
                            .toArray();
                    // Integers, so that the rank of 90 % of 10 is 9, which no floating point says.
                    var rank = (sorted.length * (long) percent + 99) / 100;
                    return sorted.length == 0 ? new None() : new Whole(sorted[(int) rank - 1]);
                },
                task -> time.apply(task).isPresent());
    }

    /** What the tasks that are like this have earned. */
    static Computation bonus(Predicate<TaskSummary> which) {
        return ofTasks(work -> amounts(work.ended().stream().filter(which).map(TaskSummary::bonus)), which);
    }

    /** How many receipts are in one of these states. */
    static Computation receipts(State... states) {
        var which = in(states);
        return ofReceipts(
                work -> new Whole(work.receipts().stream().filter(which).count()), which);
    }

    /** What the receipts in one of these states come to, as far as is known. */
    static Computation amounts(State... states) {
        var which = in(states);
        return ofReceipts(
                work -> amounts(work.receipts().stream().filter(which).flatMap(receipt -> receipt.amount().stream())),
                which);
    }

    private static Predicate<ReceiptSummary> in(State... states) {
        var wanted = Set.of(states);
        return receipt -> wanted.contains(receipt.state());
    }

    private static Computation ofTasks(Function<Work, FigureValue> value, Predicate<TaskSummary> which) {
        return new Computation(
                value, work -> work.ended().stream().filter(which).map(TaskSummary::taskId));
    }

    private static Computation ofReceipts(Function<Work, FigureValue> value, Predicate<ReceiptSummary> which) {
        return new Computation(
                value, work -> work.receipts().stream().filter(which).map(ReceiptSummary::taskId));
    }

    private static long total(Work work, ToLongFunction<TaskSummary> number) {
        return work.ended().stream().filter(STARTED).mapToLong(number).sum();
    }

    private static Amounts amounts(Stream<Money> all) {
        var sums = new TreeMap<String, Money>();
        all.forEach(amount -> sums.merge(amount.currency().getCurrencyCode(), amount, Money::plus));
        return new Amounts(List.copyOf(sums.values()));
    }
}

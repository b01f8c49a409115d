package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.Amount.Quality;
import dev.milepost.domain.receipt.Arithmetic.Proof;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A value that may be the total, and what speaks for and against it.
 *
 * @param value in the smallest unit of the currency
 * @param readings where it was read, by pass; empty for a value that only arithmetic gives
 * @param proofs how it comes out of other numbers
 */
record Candidate(
        long value,
        List<List<Statement>> readings,
        Set<Proof> proofs,
        boolean misread,
        boolean last,
        boolean largest,
        double relativeHeight) {
    private static final Set<LabelKind> NOT_TOTALS = EnumSet.of(
            LabelKind.TAX,
            LabelKind.CHANGE,
            LabelKind.ROUNDING,
            LabelKind.DISCOUNT,
            LabelKind.QUANTITY,
            LabelKind.SERVICE);

    /** Share of the passes in which one of the value's readings is so. */
    private double share(Predicate<Statement> test) {
        return readings.stream().filter(pass -> pass.stream().anyMatch(test)).count() / (double) readings.size();
    }

    private double labelled(LabelKind kind) {
        return share(statement -> statement.is(kind) && !statement.inSummary());
    }

    /** Whether some pass has it under a label for totals. */
    boolean isLabelledAsTotal() {
        return labelled(LabelKind.PAYABLE) > 0 || labelled(LabelKind.TOTAL) > 0;
    }

    /** Whether more than one pass was made and more than half of them read this value. */
    boolean isAgreedUpon() {
        return readings.size() > 1 && share(statement -> true) > 0.5;
    }

    /** The evidence as numbers, in the order of {@link Scoring}'s weights. */
    double[] features() {
        return new double[] {
            labelled(LabelKind.PAYABLE),
            labelled(LabelKind.TOTAL),
            labelled(LabelKind.SUBTOTAL),
            labelled(LabelKind.PAID),
            share(statement -> statement.kind().filter(NOT_TOTALS::contains).isPresent() && !statement.inSummary()),
            share(Statement::inSummary),
            share(statement -> statement.amount().quality() == Quality.CLEAN),
            share(statement -> true),
            has(Proof.PARTS),
            has(Proof.CASH_LESS_CHANGE),
            has(Proof.ITEMS),
            has(Proof.NET_AND_TAX),
            has(Proof.WORDS),
            last ? 1 : 0,
            largest ? 1 : 0,
            (Math.min(3, readings.stream().mapToInt(List::size).max().orElse(0)) - 1) / 2.0,
            Math.clamp(relativeHeight - 1, 0, 1),
            misread ? 1 : 0,
            readings.stream().allMatch(List::isEmpty) ? 1 : 0,
        };
    }

    private double has(Proof proof) {
        return proofs.contains(proof) ? 1 : 0;
    }

    /** All values worth considering: those read, and those that arithmetic gives with enough behind it. */
    static List<Candidate> of(List<PassFacts> passes, Arithmetic arithmetic) {
        var readings = readings(passes);
        var lastOnes = new HashSet<Long>();
        passes.forEach(pass -> lastTotal(pass).ifPresent(lastOnes::add));
        var largest = readings.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .flatMap(List::stream)
                        .anyMatch(statement -> !statement.is(LabelKind.PAID) && !statement.is(LabelKind.CHANGE)))
                .mapToLong(Map.Entry::getKey)
                .max()
                .orElse(0);
        var height = medianHeight(passes);
        var candidates = new ArrayList<Candidate>();
        var values = new HashSet<>(readings.keySet());
        values.addAll(arithmetic.values());
        for (var value : values.stream().sorted().toList()) {
            var where = readings.getOrDefault(value, emptyLists(passes.size()));
            var proofs = arithmetic.proofs(value);
            var read = where.stream().anyMatch(list -> !list.isEmpty());
            var misread = !read && isMisreadOfTotal(value, readings);
            if (read || proofs.size() >= 2 || misread || proofs.contains(Proof.WORDS)) {
                var tallest = where.stream()
                        .flatMap(List::stream)
                        .mapToInt(each -> each.amount().box().height())
                        .max()
                        .orElse(0);
                candidates.add(new Candidate(
                        value,
                        where,
                        proofs,
                        misread,
                        lastOnes.contains(value),
                        value == largest,
                        tallest / Math.max(1, height)));
            }
        }
        return candidates;
    }

    private static Map<Long, List<List<Statement>>> readings(List<PassFacts> passes) {
        var readings = new HashMap<Long, List<List<Statement>>>();
        for (var index = 0; index < passes.size(); index++) {
            for (var statement : passes.get(index).statements()) {
                if (statement.value() > 0) {
                    readings.computeIfAbsent(statement.value(), value -> emptyLists(passes.size()))
                            .get(index)
                            .add(statement);
                }
            }
        }
        return readings;
    }

    private static List<List<Statement>> emptyLists(int count) {
        var lists = new ArrayList<List<Statement>>();
        for (var i = 0; i < count; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static java.util.Optional<Long> lastTotal(PassFacts pass) {
        return pass.statements().reversed().stream()
                .filter(each -> (each.is(LabelKind.TOTAL) || each.is(LabelKind.PAYABLE))
                        && !each.inSummary()
                        && each.value() > 0)
                .map(Statement::value)
                .findFirst();
    }

    private static double medianHeight(List<PassFacts> passes) {
        var heights = passes.stream()
                .flatMap(pass -> pass.statements().stream())
                .mapToInt(statement -> statement.amount().box().height())
                .sorted()
                .toArray();
        return heights.length == 0 ? 1 : heights[heights.length / 2];
    }

    /** Whether a number under a total's label differs from this value in one digit: what OCR confuses. */
    private static boolean isMisreadOfTotal(long value, Map<Long, List<List<Statement>>> readings) {
        return readings.entrySet().stream()
                .filter(entry -> entry.getValue().stream()
                        .flatMap(List::stream)
                        .anyMatch(each -> each.is(LabelKind.TOTAL) || each.is(LabelKind.PAYABLE)))
                .anyMatch(entry -> differsInOneDigit(value, entry.getKey()));
    }

    private static boolean differsInOneDigit(long one, long other) {
        var a = Long.toString(one);
        var b = Long.toString(other);
        if (a.length() != b.length()) {
            return false;
        }
        var differing = 0;
        for (var i = 0; i < a.length(); i++) {
            differing += a.charAt(i) == b.charAt(i) ? 0 : 1;
        }
        return differing == 1;
    }
}

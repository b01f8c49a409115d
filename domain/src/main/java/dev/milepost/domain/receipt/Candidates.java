package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.Candidate.Context;
import dev.milepost.domain.receipt.Candidate.Rounding;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Collects the values that may be the total: those read on any pass, and those that arithmetic gives. */
final class Candidates {
    private static final Set<LabelKind> TOTALS = EnumSet.of(LabelKind.PAYABLE, LabelKind.TOTAL);
    private static final Set<LabelKind> SUMS =
            EnumSet.of(LabelKind.PAYABLE, LabelKind.TOTAL, LabelKind.SUBTOTAL, LabelKind.PAID);

    /** Cash is rounded to the nearest 5 of the smallest unit: the difference is 1 or 2. */
    private static final long MAX_ROUNDED_OFF = 2;

    /** A total is rarely less than this part of some item. */
    private static final long TRIFLING = 10;

    private final Arithmetic arithmetic;
    private final int passes;
    private final Map<Long, List<List<Statement>>> readings = new HashMap<>();
    private final Set<Long> lastTotals = new HashSet<>();
    private final Set<Long> repaired = new HashSet<>();
    private final long largest;
    private final double usualHeight;

    private Candidates(List<PassFacts> passes, Arithmetic arithmetic) {
        this.arithmetic = arithmetic;
        this.passes = passes.size();
        for (var index = 0; index < passes.size(); index++) {
            for (var statement : passes.get(index).statements()) {
                if (statement.value() > 0) {
                    readings.computeIfAbsent(statement.value(), value -> nowhere())
                            .get(index)
                            .add(statement);
                }
            }
            lastTotal(passes.get(index)).ifPresent(lastTotals::add);
        }
        repair();
        largest = largest(2).orElseGet(() -> largest(1).orElse(0));
        usualHeight = usualHeight(passes);
    }

    /** Takes a number that differs in one digit from what two kinds of sums make, and that no sum makes, for a misreading of that. */
    private void repair() {
        for (var proven : arithmetic.values()) {
            if (arithmetic.proofs(proven).size() > 1) {
                List.copyOf(readings.keySet()).stream()
                        .filter(read -> differsInOneDigit(read, proven)
                                && arithmetic.proofs(read).isEmpty()
                                && isLabelled(read, TOTALS))
                        .forEach(read -> move(read, proven));
            }
        }
    }

    private void move(long from, long to) {
        var moved = readings.remove(from);
        var target = readings.computeIfAbsent(to, value -> nowhere());
        for (var pass = 0; pass < passes; pass++) {
            target.get(pass).addAll(moved.get(pass));
        }
        repaired.add(to);
        if (lastTotals.remove(from)) {
            lastTotals.add(to);
        }
    }

    /** The largest amount but what was paid and given back that so many passes read: with two of them it is hardly a misreading. */
    private OptionalLong largest(int times) {
        return readings.entrySet().stream()
                .filter(read ->
                        read.getValue().stream().filter(pass -> !pass.isEmpty()).count() >= times)
                .map(Map.Entry::getKey)
                .filter(value ->
                        statements(value).anyMatch(each -> !each.is(LabelKind.PAID) && !each.is(LabelKind.CHANGE)))
                .mapToLong(Long::longValue)
                .max();
    }

    /** In order of their values. */
    static List<Candidate> of(List<PassFacts> passes, Arithmetic arithmetic) {
        var candidates = new Candidates(passes, arithmetic);
        var values = new TreeSet<>(candidates.readings.keySet());
        values.addAll(arithmetic.values());
        return values.stream().map(candidates::candidate).toList();
    }

    private Candidate candidate(long value) {
        var tallest = statements(value)
                .mapToInt(statement -> statement.amount().box().height())
                .max()
                .orElse(0);
        return new Candidate(
                value,
                readings.getOrDefault(value, nowhere()),
                arithmetic.proofs(value),
                new Context(
                        lastTotals.contains(value),
                        value == largest,
                        repaired.contains(value) || !readings.containsKey(value) && isMisreadOfTotal(value),
                        arithmetic.isDiscounted(value),
                        arithmetic.isTendered(value),
                        isContradicted(value),
                        value * TRIFLING < largest,
                        rounding(value),
                        tallest / usualHeight));
    }

    private Stream<Statement> statements(long value) {
        return readings.getOrDefault(value, List.of()).stream().flatMap(List::stream);
    }

    private boolean isLabelled(long value, Set<LabelKind> kinds) {
        return statements(value)
                .anyMatch(each -> each.kind().filter(kinds::contains).isPresent());
    }

    private List<List<Statement>> nowhere() {
        var lists = new ArrayList<List<Statement>>();
        for (var i = 0; i < passes; i++) {
            lists.add(new ArrayList<>());
        }
        return lists;
    }

    private static Optional<Long> lastTotal(PassFacts pass) {
        return pass.statements().reversed().stream()
                .filter(each ->
                        each.kind().filter(TOTALS::contains).isPresent() && !each.inSummary() && each.value() > 0)
                .map(Statement::value)
                .findFirst();
    }

    private static double usualHeight(List<PassFacts> passes) {
        var heights = passes.stream()
                .flatMap(pass -> pass.statements().stream())
                .mapToInt(statement -> statement.amount().box().height())
                .sorted()
                .toArray();
        return heights.length == 0 ? 1 : Math.max(1, heights[heights.length / 2]);
    }

    private Rounding rounding(long value) {
        for (var other = value - MAX_ROUNDED_OFF; other <= value + MAX_ROUNDED_OFF; other++) {
            if (other != value && isLabelled(other, SUMS)) {
                if (value % 5 == 0) {
                    return Rounding.ROUNDED;
                }
                if (other % 5 == 0) {
                    return Rounding.UNROUNDED;
                }
            }
        }
        return Rounding.NONE;
    }

    /** Whether a number under a total's label differs from this value in one digit: what OCR confuses. */
    private boolean isMisreadOfTotal(long value) {
        return readings.keySet().stream()
                .anyMatch(other -> differsInOneDigit(value, other) && isLabelled(other, TOTALS));
    }

    private boolean isContradicted(long value) {
        var proofs = arithmetic.proofs(value).size();
        return arithmetic.values().stream()
                .anyMatch(other ->
                        arithmetic.proofs(other).size() > Math.max(1, proofs) && differsInOneDigit(value, other));
    }

    /** As a misread digit makes it, not a rounding. */
    private static boolean differsInOneDigit(long one, long other) {
        if (Math.abs(one - other) <= MAX_ROUNDED_OFF) {
            return false;
        }
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

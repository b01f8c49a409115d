package dev.milepost.domain.receipt;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Sums that the numbers of a receipt form among themselves: each says what the total would have to be. */
final class Arithmetic {
    /** Values of one kind that are tried: misreadings multiply, and the work with their product. */
    private static final int MAX_VALUES = 6;

    private static final int MAX_ITEMS = 200;

    /** Cash is rounded to 5 or 10 of the smallest unit: an adjustment is smaller. */
    private static final long MAX_ROUNDING = 10;

    /** VAT and GST rates reach from a fraction of a percent to 27 percent (Hungary). */
    static final double MAX_TAX_SHARE = 0.28;

    /** A sum that points at the total. */
    enum Proof {
        /** Sub-total with tax, service, rounding and discount. */
        PARTS,
        /** Cash less change. */
        CASH_LESS_CHANGE,
        /** The amounts of the items, with tax or less discount if need be. */
        ITEMS,
        /** Net and tax side by side in one row. */
        NET_AND_TAX,
        /** Written out in words. */
        WORDS
    }

    private final Set<Long> discounted = new LinkedHashSet<>();
    private final Map<Long, Set<Proof>> proofs = new HashMap<>();

    private Arithmetic(List<PassFacts> passes) {
        var values = new EnumMap<LabelKind, Set<Long>>(LabelKind.class);
        for (var kind : LabelKind.values()) {
            values.put(kind, collect(passes, kind));
        }
        values.get(LabelKind.DISCOUNT).addAll(deductions(passes));
        parts(values);
        cash(values);
        for (var pass : passes) {
            pass.written().forEach(value -> prove(value, Proof.WORDS));
            items(pass, values);
        }
        netAndTax(passes);
    }

    static Arithmetic of(List<PassFacts> passes) {
        return new Arithmetic(passes);
    }

    /** How this value comes out of other numbers of the receipt. */
    Set<Proof> proofs(long value) {
        return proofs.getOrDefault(value, Set.of());
    }

    /** Whether it is what a discount leaves of a sub-total. */
    boolean isDiscounted(long value) {
        return discounted.contains(value);
    }

    /** All values that some sum points at. */
    Set<Long> values() {
        return proofs.keySet();
    }

    private void prove(long value, Proof proof) {
        if (value > 0) {
            proofs.computeIfAbsent(value, each -> new TreeSet<>()).add(proof);
        }
    }

    private static Set<Long> collect(List<PassFacts> passes, LabelKind kind) {
        var values = new LinkedHashSet<Long>();
        passes.forEach(pass ->
                pass.values(kind).map(Math::abs).filter(value -> value > 0).forEach(values::add));
        var few = new LinkedHashSet<Long>();
        values.stream().limit(MAX_VALUES).forEach(few::add);
        return few;
    }

    /** Negative amounts without a label are discounts too. */
    private static Set<Long> deductions(List<PassFacts> passes) {
        var few = new LinkedHashSet<Long>();
        passes.stream()
                .flatMap(pass -> pass.statements().stream())
                .filter(statement -> statement.value() < 0 && statement.kind().isEmpty())
                .map(statement -> -statement.value())
                .distinct()
                .limit(MAX_VALUES)
                .forEach(few::add);
        return few;
    }

    private void parts(Map<LabelKind, Set<Long>> values) {
        var bases = new LinkedHashSet<>(values.get(LabelKind.SUBTOTAL));
        bases.addAll(values.get(LabelKind.TOTAL));
        for (var base : bases) {
            for (var tax : withNone(values.get(LabelKind.TAX))) {
                for (var service : withNone(values.get(LabelKind.SERVICE))) {
                    for (var discount : withNone(values.get(LabelKind.DISCOUNT))) {
                        if (discount > 0) {
                            discounted.add(base + tax + service - discount);
                        }
                        rounded(base, base + tax + service - discount, values.get(LabelKind.ROUNDING));
                    }
                }
            }
        }
    }

    private void rounded(long base, long sum, Set<Long> roundings) {
        if (sum != base) {
            prove(sum, Proof.PARTS);
        }
        for (var rounding : roundings) {
            if (rounding <= MAX_ROUNDING) {
                prove(sum + rounding, Proof.PARTS);
                prove(sum - rounding, Proof.PARTS);
            }
        }
    }

    private static Set<Long> withNone(Set<Long> values) {
        var result = new LinkedHashSet<Long>();
        result.add(0L);
        result.addAll(values);
        return result;
    }

    private void cash(Map<LabelKind, Set<Long>> values) {
        for (var paid : values.get(LabelKind.PAID)) {
            for (var change : values.get(LabelKind.CHANGE)) {
                prove(paid - change, Proof.CASH_LESS_CHANGE);
            }
        }
    }

    private void items(PassFacts pass, Map<LabelKind, Set<Long>> values) {
        var sum = 0L;
        var items = 0;
        for (var statement : pass.statements()) {
            if (isSumOrLater(statement) || items == MAX_ITEMS) {
                break;
            }
            if (statement.column() == statement.ofColumns() - 1
                    && statement.kind().filter(isNoItem()).isEmpty()) {
                sum += statement.value();
                items++;
            }
        }
        // One item says no more than its own amount.
        if (items < 2) {
            return;
        }
        prove(sum, Proof.ITEMS);
        for (var tax : values.get(LabelKind.TAX)) {
            prove(sum + tax, Proof.ITEMS);
        }
        for (var discount : values.get(LabelKind.DISCOUNT)) {
            prove(sum - discount, Proof.ITEMS);
        }
        for (var rounding : values.get(LabelKind.ROUNDING)) {
            if (rounding <= MAX_ROUNDING) {
                prove(sum + rounding, Proof.ITEMS);
                prove(sum - rounding, Proof.ITEMS);
            }
        }
    }

    private static boolean isSumOrLater(Statement statement) {
        return statement.is(LabelKind.SUBTOTAL)
                || statement.is(LabelKind.TOTAL)
                || statement.is(LabelKind.PAYABLE)
                || statement.is(LabelKind.PAID)
                || statement.inSummary();
    }

    private static Predicate<LabelKind> isNoItem() {
        return kind -> kind == LabelKind.TAX
                || kind == LabelKind.QUANTITY
                || kind == LabelKind.ROUNDING
                || kind == LabelKind.CHANGE;
    }

    /** Two amounts alone in a row, seen by half the passes: one misread digit makes any sum. */
    private void netAndTax(List<PassFacts> passes) {
        var seen = new HashMap<Long, Integer>();
        for (var pass : passes) {
            netAndTax(pass).forEach(sum -> seen.merge(sum, 1, Integer::sum));
        }
        seen.forEach((sum, times) -> {
            if (2 * times >= passes.size()) {
                prove(sum, Proof.NET_AND_TAX);
            }
        });
    }

    private static Set<Long> netAndTax(PassFacts pass) {
        var sums = new TreeSet<Long>();
        var statements = pass.statements();
        for (var i = 1; i < statements.size(); i++) {
            var net = statements.get(i - 1);
            var tax = statements.get(i);
            if (net.row() == tax.row()
                    && net.ofColumns() == 2
                    && tax.value() > 0
                    && tax.value() <= net.value() * MAX_TAX_SHARE) {
                sums.add(net.value() + tax.value());
            }
        }
        return sums;
    }
}

package dev.milepost.domain.receipt;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** Sums that the numbers of a receipt form among themselves: each says what the total would have to be. */
final class Arithmetic {
    private static final int MAX_ITEMS = 200;

    /** Fen; what is written out in words on an invoice is below a hundred million yuan. */
    private static final long MAX_WRITTEN = 10_000_000_000L;

    /** Share of an amount in words that may be misread: two amounts of the same size have more in common by their units alone. */
    private static final double MISREAD_WORDS = 0.4;

    /** Cash is rounded to the nearest 5 or 10 of the smallest unit: an adjustment is half of that. */
    private static final long MAX_ROUNDING = 5;

    /** VAT and GST rates reach from a fraction of a percent to 27 percent (Hungary). */
    static final double MAX_TAX_SHARE = 0.28;

    /** A sum that points at the total. */
    enum Proof {
        /** Sub-total with tax, service, rounding and discount. */
        PARTS,
        /** Cash less change. */
        CASH_LESS_CHANGE,
        /** The amounts of the items, with tax and service or less discount if need be. */
        ITEMS,
        /** Net and tax side by side in one row. */
        NET_AND_TAX,
        /** Written out in words. */
        WORDS
    }

    private final Set<Long> discounted = new LinkedHashSet<>();
    private final Set<Long> tendered = new LinkedHashSet<>();
    private final Map<Long, Set<Proof>> proofs = new HashMap<>();

    private Arithmetic(List<PassFacts> passes) {
        var values = LabelledValues.of(passes);
        var totals = LabelledValues.totals(passes);
        parts(values);
        passes.forEach(pass -> sections(pass, totals));
        cash(passes, values, totals);
        for (var pass : passes) {
            pass.written().forEach(value -> prove(value, Proof.WORDS));
            items(pass, values);
        }
        netAndTax(passes);
        misreadWords(passes);
        roundedTotals(totals);
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

    /** Whether it is what was handed over, of which the change leaves a total that was read. */
    boolean isTendered(long value) {
        return tendered.contains(value);
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

    private void parts(LabelledValues values) {
        var bases = new LinkedHashSet<>(values.of(LabelKind.SUBTOTAL));
        bases.addAll(values.of(LabelKind.TOTAL));
        for (var base : bases) {
            for (var tax : values.orNone(LabelKind.TAX)) {
                for (var service : values.orNone(LabelKind.SERVICE)) {
                    for (var discount : values.orNone(LabelKind.DISCOUNT)) {
                        if (discount > 0) {
                            discounted.add(base + tax + service - discount);
                        }
                        rounded(base, base + tax + service - discount, values.of(LabelKind.ROUNDING));
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

    /** Two sums of what is taxed alike, one of them perhaps of returned goods, that together make a total which was read. */
    private void sections(PassFacts pass, Set<Long> totals) {
        var sums = pass.values(LabelKind.SUBTOTAL)
                .distinct()
                .limit(LabelledValues.MOST)
                .toList();
        for (var i = 0; i < sums.size(); i++) {
            for (var other : sums.subList(i + 1, sums.size())) {
                if (totals.contains(sums.get(i) + other)) {
                    prove(sums.get(i) + other, Proof.PARTS);
                }
            }
        }
    }

    private void cash(List<PassFacts> passes, LabelledValues values, Set<Long> totals) {
        var paid = new LinkedHashSet<>(values.of(LabelKind.PAID));
        passes.forEach(pass -> aboveChange(pass).ifPresent(paid::add));
        var changes = new LinkedHashSet<>(values.of(LabelKind.CHANGE));
        if (passes.stream().anyMatch(pass -> pass.values(LabelKind.CHANGE).anyMatch(value -> value == 0))) {
            changes.add(0L);
        }
        for (var handedOver : paid) {
            for (var change : changes) {
                prove(handedOver - change, Proof.CASH_LESS_CHANGE);
                if (change > 0 && totals.contains(handedOver - change)) {
                    tendered.add(handedOver);
                }
            }
        }
    }

    /** What stands directly above the change was handed over, unless its label says that it is something else. */
    private static Optional<Long> aboveChange(PassFacts pass) {
        var statements = pass.statements();
        for (var i = 1; i < statements.size(); i++) {
            var above = statements.get(i - 1);
            if (statements.get(i).is(LabelKind.CHANGE) && statements.get(i).value() > 0) {
                return Optional.of(above.value()).filter(value -> above.kind().isEmpty() || above.is(LabelKind.TOTAL));
            }
        }
        return Optional.empty();
    }

    private void items(PassFacts pass, LabelledValues values) {
        var sum = 0L;
        var items = 0;
        for (var statement : pass.statements()) {
            if (isSumOrLater(statement) || items == MAX_ITEMS) {
                break;
            }
            if (statement.column() == statement.ofColumns() - 1
                    && statement.kind().filter(isNoItem()).isEmpty()) {
                // A discount is printed with a sign or without.
                sum += statement.is(LabelKind.DISCOUNT) ? -Math.abs(statement.value()) : statement.value();
                items++;
            }
        }
        // One item says no more than its own amount.
        if (items < 2) {
            return;
        }
        for (var tax : values.orNone(LabelKind.TAX)) {
            for (var service : values.orNone(LabelKind.SERVICE)) {
                prove(sum + tax + service, Proof.ITEMS);
            }
        }
        for (var discount : values.of(LabelKind.DISCOUNT)) {
            prove(sum - discount, Proof.ITEMS);
        }
        for (var rounding : values.of(LabelKind.ROUNDING)) {
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

    /** Whatever proves a sum proves the total that it was rounded to for cash, whether or not the rounding itself was read. */
    private void roundedTotals(Set<Long> totals) {
        Map.copyOf(proofs).forEach((sum, reasons) -> {
            var rounded = (sum + 2) / 5 * 5;
            if (rounded != sum && totals.contains(rounded)) {
                reasons.forEach(reason -> prove(rounded, reason));
            }
        });
    }

    /** Of what was read or summed, the amount that a misread one in words comes closest to. */
    private void misreadWords(List<PassFacts> passes) {
        var values = new TreeSet<>(proofs.keySet());
        passes.forEach(pass -> pass.statements().stream()
                .map(Statement::value)
                .filter(value -> value > 0 && value < MAX_WRITTEN)
                .forEach(values::add));
        passes.stream()
                .flatMap(pass -> pass.numerals().stream())
                .distinct()
                .limit(LabelledValues.MOST)
                .forEach(row -> values.stream()
                        .filter(value -> ChineseNumerals.misread(value, row) <= MISREAD_WORDS)
                        .min(Comparator.comparingDouble(value -> ChineseNumerals.misread(value, row)))
                        .ifPresent(value -> prove(value, Proof.WORDS)));
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

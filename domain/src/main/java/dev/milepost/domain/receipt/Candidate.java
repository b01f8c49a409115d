package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.Amount.Quality;
import dev.milepost.domain.receipt.Arithmetic.Proof;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A value that may be the total, and what speaks for and against it.
 *
 * @param value in the smallest unit of the currency
 * @param readings where it was read, a list a pass; all empty for a value that only arithmetic gives
 * @param proofs how it comes out of other numbers
 * @param context how it stands among the other numbers of the receipt
 */
record Candidate(long value, List<List<Statement>> readings, Set<Proof> proofs, Context context) {
    private static final Set<LabelKind> NOT_TOTALS = EnumSet.of(
            LabelKind.TAX,
            LabelKind.CHANGE,
            LabelKind.ROUNDING,
            LabelKind.DISCOUNT,
            LabelKind.QUANTITY,
            LabelKind.SERVICE);

    private static final Set<LabelKind> TOTALS = EnumSet.of(LabelKind.PAYABLE, LabelKind.TOTAL);

    /**
     * @param last whether it is the lowest total on the page, in some pass
     * @param largest whether no larger amount was read but what was paid and given back
     * @param misread whether it was not read, but a total that differs in one digit was
     * @param discounted whether a sub-total less a discount gives it: which of the two counts is a matter of opinion
     * @param tendered whether it is what was handed over, of which the change leaves another total
     * @param contradicted whether it differs in one digit from a value that more sums point at
     * @param trifling whether it is a small fraction of the largest amount
     * @param rounding how it stands to a sum that differs by a rounding of cash
     * @param relativeHeight height of its characters by the median of all amounts
     */
    record Context(
            boolean last,
            boolean largest,
            boolean misread,
            boolean discounted,
            boolean tendered,
            boolean contradicted,
            boolean trifling,
            Rounding rounding,
            double relativeHeight) {}

    /** How a value stands to another sum that differs by a rounding to 5 of the smallest unit. */
    enum Rounding {
        NONE,
        ROUNDED,
        UNROUNDED
    }

    /** Whether some pass has it under a label for totals. */
    boolean isLabelledAsTotal() {
        return labelled(LabelKind.PAYABLE) > 0 || labelled(LabelKind.TOTAL) > 0;
    }

    /** Whether a label or a sum speaks for it, and not its place alone. */
    boolean isSupported() {
        return isLabelledAsTotal() || !proofs.isEmpty();
    }

    /** Whether more than one pass was made and more than half of them read this value. */
    boolean isAgreedUpon() {
        return readings.size() > 1 && share(statement -> true) > 0.5;
    }

    /** Whether any pass read it. */
    boolean isRead() {
        return readings.stream().anyMatch(pass -> !pass.isEmpty());
    }

    /** Whether it is a sum less a discount, where some mean the sum before it. */
    boolean isAmbiguousByDiscount() {
        return context.discounted();
    }

    /** Whether another sum differs from it by a rounding of cash alone, and either may be meant. */
    boolean isAmbiguousByRounding() {
        return !context.discounted() && context.rounding() != Rounding.NONE;
    }

    /** The evidence as numbers, in the order of {@link Scoring}'s weights. */
    double[] features() {
        return new double[] {
            labelled(LabelKind.PAYABLE),
            labelled(LabelKind.TOTAL),
            labelled(LabelKind.SUBTOTAL),
            labelled(LabelKind.PAID),
            notTotal(),
            share(Statement::inSummary),
            share(statement -> statement.amount().quality() == Quality.CLEAN),
            share(statement -> true),
            has(proofs.contains(Proof.PARTS)),
            has(proofs.contains(Proof.CASH_LESS_CHANGE)),
            has(proofs.contains(Proof.ITEMS)),
            has(proofs.contains(Proof.NET_AND_TAX)),
            has(proofs.contains(Proof.WORDS)),
            has(context.last()),
            has(context.largest()),
            (Math.min(3, readings.stream().mapToInt(List::size).max().orElse(0)) - 1) / 2.0,
            Math.clamp(context.relativeHeight() - 1, 0, 1),
            has(context.misread()),
            has(!isRead()),
            has(context.rounding() == Rounding.ROUNDED),
            has(context.rounding() == Rounding.UNROUNDED),
            has(context.discounted()),
            has(context.contradicted()),
            has(context.trifling()),
            has(proofs.size() > 1),
            has(isLabelledAsTotal() && !proofs.isEmpty()),
            has(context.tendered()),
        };
    }

    private static double has(boolean evidence) {
        return evidence ? 1 : 0;
    }

    /** Share of the passes in which one of the value's readings is so. */
    private double share(Predicate<Statement> test) {
        return readings.stream().filter(pass -> pass.stream().anyMatch(test)).count() / (double) readings.size();
    }

    /** Share of the passes that have it under a label of something else, and under none of a total. */
    private double notTotal() {
        return readings.stream()
                        .filter(pass -> pass.stream().anyMatch(each -> isLabelled(each, NOT_TOTALS))
                                && pass.stream().noneMatch(each -> isLabelled(each, TOTALS)))
                        .count()
                / (double) readings.size();
    }

    private static boolean isLabelled(Statement statement, Set<LabelKind> kinds) {
        return statement.kind().filter(kinds::contains).isPresent() && !statement.inSummary();
    }

    private double labelled(LabelKind kind) {
        return share(statement -> statement.is(kind) && !statement.inSummary());
    }
}

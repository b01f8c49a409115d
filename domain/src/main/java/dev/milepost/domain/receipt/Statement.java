package dev.milepost.domain.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What one row says: an amount and the kind of label that it stands under.
 *
 * @param kind empty where no known words label it
 * @param row counted from the top
 * @param column counted from the left among the row's amounts
 * @param ofColumns how many amounts the row has
 * @param inSummary whether it stands in the table of tax by rate
 */
record Statement(Optional<LabelKind> kind, Amount amount, int row, int column, int ofColumns, boolean inSummary) {
    /** All statements of a pass, top to bottom. */
    static List<Statement> of(List<Row> rows, Vocabulary vocabulary, AmountFinder finder) {
        var statements = new ArrayList<Statement>();
        var inSummary = false;
        var pending = Optional.<LabelKind>empty();
        for (var index = 0; index < rows.size(); index++) {
            var split = finder.split(rows.get(index));
            inSummary |= startsSummary(split, vocabulary);
            if (split.amounts().isEmpty()) {
                pending = carried(vocabulary.kindOf(split.rest()));
                continue;
            }
            statements.addAll(ofRow(split, index, inSummary, pending, vocabulary));
            pending = Optional.empty();
        }
        return List.copyOf(statements);
    }

    private static boolean startsSummary(AmountFinder.Split split, Vocabulary vocabulary) {
        var words = split.amounts().isEmpty()
                ? split.rest()
                : split.amounts().getFirst().words();
        return vocabulary
                .kindOf(words)
                .filter(kind -> kind == LabelKind.SUMMARY)
                .isPresent();
    }

    /** A label alone in its row speaks for the amount below, if the amounts below have no label of their own. */
    private static Optional<LabelKind> carried(Optional<LabelKind> kind) {
        return kind.filter(
                label -> label != LabelKind.NOISE && label != LabelKind.HEADING && label != LabelKind.SUMMARY);
    }

    private static List<Statement> ofRow(
            AmountFinder.Split split, int row, boolean inSummary, Optional<LabelKind> above, Vocabulary vocabulary) {
        var statements = new ArrayList<Statement>();
        var kind = Optional.<LabelKind>empty();
        var words = new StringBuilder();
        var columns = split.amounts().size();
        for (var column = 0; column < columns; column++) {
            var found = split.amounts().get(column);
            words.append(found.words());
            kind = vocabulary.kindOf(found.words()).or(() -> vocabulary.kindOf(words.toString()));
            var letters = words.chars().anyMatch(Character::isLetter);
            var labelled = plausible(letters ? kind : kind.or(() -> above), found);
            statements.add(new Statement(labelled, found.amount(), row, column, columns, inSummary));
        }
        return isNetAndTax(statements) ? asNetAndTax(statements) : statements;
    }

    /**
     * Corrects labels by what they can't mean. An adjustment is less than one unit of the currency: "Rounding 177.20" is the rounded
     * total. After a number of things comes their price: "Total Qty: 7 51.42".
     */
    private static Optional<LabelKind> plausible(Optional<LabelKind> kind, AmountFinder.Found found) {
        return kind.map(label -> switch (label) {
            case ROUNDING -> Math.abs(found.amount().value()) >= 100 ? LabelKind.PAYABLE : label;
            case QUANTITY -> found.words().chars().anyMatch(Character::isDigit) ? LabelKind.SUBTOTAL : label;
            case PAYABLE, TOTAL, SUBTOTAL, TAX, SERVICE, DISCOUNT, PAID, CHANGE, SUMMARY, HEADING, NOISE -> label;
        });
    }

    /** A total in two columns, the second a plausible tax on the first: "Total 45.00 2.70", "合计 ¥100.00 ¥6.00". */
    private static boolean isNetAndTax(List<Statement> row) {
        return row.size() == 2
                && row.getFirst().is(LabelKind.TOTAL)
                && row.getFirst().kind().equals(row.getLast().kind())
                && row.getLast().value() > 0
                && row.getLast().value() <= row.getFirst().value() * Arithmetic.MAX_TAX_SHARE;
    }

    private static List<Statement> asNetAndTax(List<Statement> row) {
        return List.of(row.getFirst().as(LabelKind.SUBTOTAL), row.getLast().as(LabelKind.TAX));
    }

    private Statement as(LabelKind other) {
        return new Statement(Optional.of(other), amount, row, column, ofColumns, inSummary);
    }

    boolean is(LabelKind wanted) {
        return kind.filter(label -> label == wanted).isPresent();
    }

    long value() {
        return amount.value();
    }
}

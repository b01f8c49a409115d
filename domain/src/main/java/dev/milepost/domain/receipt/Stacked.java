package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.RecognizedText.Pass;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Tells whether a look at a page shows one receipt above another: with a gap between them, a labelled total of its own on either side,
 * below it the head of a receipt, which names a business or the paper itself, and either two dates or two businesses. The slip of a card
 * below its receipt repeats the total; the table of tax by rate has no head.
 */
final class Stacked {
    /** A head is looked for in so many rows. */
    private static final int HEAD_ROWS = 8;

    private static final int FEWEST_ROWS = 6;

    /** The gap, by the usual distance between the middles of rows that follow one another. */
    private static final double GAP = 1.6;

    private static final Set<LabelKind> TOTALS = EnumSet.of(LabelKind.PAYABLE, LabelKind.TOTAL);

    private final Vocabulary vocabulary;
    private final AmountFinder finder;

    Stacked(Vocabulary vocabulary, AmountFinder finder) {
        this.vocabulary = vocabulary;
        this.finder = finder;
    }

    boolean on(Pass pass) {
        var rows = Row.of(pass);
        var usual = usualDistance(rows);
        for (var cut = FEWEST_ROWS; cut <= rows.size() - FEWEST_ROWS; cut++) {
            if (distance(rows.get(cut - 1), rows.get(cut)) >= GAP * usual
                    && areTwo(rows.subList(0, cut), rows.subList(cut, rows.size()))) {
                return true;
            }
        }
        return false;
    }

    private boolean areTwo(List<Row> upper, List<Row> lower) {
        // What costs most comes last.
        return (hasDate(upper) && hasDate(lower) || haveTwoBusinesses(upper, lower))
                && hasHead(lower)
                && haveTwoTotals(upper, lower);
    }

    private boolean haveTwoTotals(List<Row> upper, List<Row> lower) {
        var one = total(upper);
        var other = total(lower);
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    /** The last labelled total that the part shows. */
    private Optional<Long> total(List<Row> rows) {
        return Statement.of(rows, vocabulary, finder).stream()
                .filter(each -> each.value() > 0
                        && !each.inSummary()
                        && each.kind().filter(TOTALS::contains).isPresent())
                .map(Statement::value)
                .reduce((earlier, later) -> later);
    }

    private boolean hasHead(List<Row> rows) {
        return rows.stream()
                .limit(HEAD_ROWS)
                .anyMatch(row -> MerchantFinder.namesBusiness(row)
                        || vocabulary
                                .kindOf(row.text())
                                .filter(kind -> kind == LabelKind.NOISE)
                                .isPresent());
    }

    private static boolean haveTwoBusinesses(List<Row> upper, List<Row> lower) {
        var one = business(upper);
        var other = business(lower);
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static Optional<String> business(List<Row> rows) {
        return rows.stream()
                .limit(HEAD_ROWS)
                .filter(MerchantFinder::namesBusiness)
                .map(Row::text)
                .findFirst();
    }

    private static boolean hasDate(List<Row> rows) {
        return rows.stream().anyMatch(DateFinder::showsDate);
    }

    private static double usualDistance(List<Row> rows) {
        var distances = new double[Math.max(0, rows.size() - 1)];
        for (var i = 0; i < distances.length; i++) {
            distances[i] = distance(rows.get(i), rows.get(i + 1));
        }
        Arrays.sort(distances);
        return distances.length == 0 ? 0 : distances[distances.length / 2];
    }

    private static double distance(Row above, Row below) {
        return below.box().middle() - above.box().middle();
    }
}

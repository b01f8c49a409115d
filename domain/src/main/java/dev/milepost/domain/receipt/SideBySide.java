package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells whether a look at a page shows receipts side by side: with a strip between them where next to nothing stands, and a labelled sum on
 * either side. The strip between a receipt's labels and its amounts has the labels on one side only.
 */
final class SideBySide {
    private static final int STRIPS = 200;

    /** So many strips of the printed width lie between two receipts at least. */
    private static final int GAP = 4;

    /** Share of the words that may reach into the gap: specks, and the edge of the paper taken for letters. */
    private static final double STRAY_WORDS = 0.01;

    /** Each receipt takes this many strips at least. */
    private static final int NARROWEST = STRIPS / 5;

    private static final int FEWEST_WORDS = 12;
    private static final int FEWEST_AMOUNTS = 2;

    private static final Set<LabelKind> SUMS =
            EnumSet.of(LabelKind.PAYABLE, LabelKind.TOTAL, LabelKind.SUBTOTAL, LabelKind.PAID);

    private final Vocabulary vocabulary;
    private final AmountFinder finder;

    SideBySide(Vocabulary vocabulary, AmountFinder finder) {
        this.vocabulary = vocabulary;
        this.finder = finder;
    }

    boolean on(Pass pass) {
        return cuts(pass).stream()
                .anyMatch(cut -> isReceipt(part(pass, word -> middle(word) < cut))
                        && isReceipt(part(pass, word -> middle(word) >= cut)));
    }

    private static double middle(Word word) {
        return word.box().left() + word.box().width() / 2.0;
    }

    private static Pass part(Pass pass, Predicate<Word> belongs) {
        return new Pass(
                pass.name(),
                pass.lines().stream()
                        .map(line ->
                                new Line(line.words().stream().filter(belongs).toList()))
                        .toList());
    }

    private boolean isReceipt(Pass part) {
        var statements = Statement.of(Row.of(part), vocabulary, finder);
        var words = part.lines().stream().mapToInt(line -> line.words().size()).sum();
        return words >= FEWEST_WORDS
                && statements.size() >= FEWEST_AMOUNTS
                && statements.stream()
                        .anyMatch(each -> each.value() > 0
                                && !each.inSummary()
                                && each.kind().filter(SUMS::contains).isPresent());
    }

    /** The middles of the gaps. */
    private static List<Double> cuts(Pass pass) {
        var words = pass.lines().stream().flatMap(line -> line.words().stream()).toList();
        var left = words.stream().mapToInt(word -> word.box().left()).min().orElse(0);
        var right = words.stream().mapToInt(word -> word.box().right()).max().orElse(0);
        var strip = Math.max(1, (right - left) / (double) STRIPS);
        var covered = new int[STRIPS + 1];
        for (var word : words) {
            var last = (int) ((word.box().right() - left) / strip);
            for (var i = (int) ((word.box().left() - left) / strip); i <= last; i++) {
                covered[i]++;
            }
        }
        var cuts = new ArrayList<Double>();
        var gap = 0;
        for (var i = NARROWEST; i < STRIPS - NARROWEST; i++) {
            gap = covered[i] <= STRAY_WORDS * words.size() ? gap + 1 : 0;
            if (gap >= GAP) {
                cuts.add(left + strip * (i + 1 - gap / 2.0));
            }
        }
        return cuts;
    }
}

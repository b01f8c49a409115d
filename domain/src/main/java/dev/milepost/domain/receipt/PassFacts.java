package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.RecognizedText.FieldLabel;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What one pass over one page says, before anything is concluded from it.
 *
 * @param written amounts written out in words
 * @param numerals rows that hold such an amount, perhaps misread
 */
record PassFacts(int page, List<Row> rows, List<Statement> statements, List<Long> written, List<String> numerals) {
    static PassFacts of(int page, Pass pass, Vocabulary vocabulary, AmountFinder finder) {
        var rows = Row.of(pass);
        var written = rows.stream()
                .map(row -> ChineseNumerals.find(row.text()))
                .flatMap(value -> value.stream().boxed())
                .toList();
        var numerals = rows.stream()
                .flatMap(row -> ChineseNumerals.candidate(row.text()).stream())
                .toList();
        return new PassFacts(page, rows, Statement.of(rows, vocabulary, finder), written, numerals);
    }

    /** What the engine labelled itself, as a pass of its own. */
    static PassFacts ofFields(Page page, AmountFinder finder) {
        var rows = new ArrayList<Row>();
        var statements = new ArrayList<Statement>();
        for (var field : page.fields()) {
            var box = field.box().orElse(new Box(0, 0, 0, 0));
            var row = new Row(List.of(new Word(field.text(), field.confidence(), box)));
            for (var found : finder.split(row).amounts()) {
                statements.add(new Statement(kind(field.label()), found.amount(), rows.size(), 0, 1, false));
            }
            rows.add(row);
        }
        return new PassFacts(page.number(), rows, statements, List.of(), List.of());
    }

    private static Optional<LabelKind> kind(FieldLabel label) {
        return switch (label) {
            case TOTAL -> Optional.of(LabelKind.TOTAL);
            case AMOUNT_DUE -> Optional.of(LabelKind.PAYABLE);
            case SUBTOTAL -> Optional.of(LabelKind.SUBTOTAL);
            case TAX -> Optional.of(LabelKind.TAX);
            case AMOUNT_PAID -> Optional.of(LabelKind.PAID);
            case DATE, MERCHANT -> Optional.empty();
        };
    }

    /** Values of this kind, outside the table of tax by rate; as printed, sign included. */
    Stream<Long> values(LabelKind kind) {
        return statements.stream()
                .filter(statement -> statement.is(kind) && !statement.inSummary())
                .map(Statement::value);
    }
}

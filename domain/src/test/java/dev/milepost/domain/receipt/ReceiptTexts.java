package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.ArrayList;
import java.util.List;

/** Receipts as some engine would have recognised them. */
final class ReceiptTexts {
    private ReceiptTexts() {}

    /** A page with one pass for each list: lines 30 pixels apart, words 20 pixels high, ten pixels a character. */
    static RecognizedText of(List<List<String>> looks) {
        var passes = looks.stream()
                .map(lines -> {
                    var read = new ArrayList<Line>();
                    for (var i = 0; i < lines.size(); i++) {
                        read.add(line(lines.get(i), 30 * i));
                    }
                    return new Pass("test", read);
                })
                .toList();
        return new RecognizedText(List.of(new Page(1, 600, 900, passes, List.of())));
    }

    /** A line that begins at the left edge. */
    static Line line(String text, int top) {
        var words = new ArrayList<Word>();
        var left = 0;
        for (var word : text.split(" ")) {
            words.add(new Word(word, 0.9, new Box(left, top, 10 * word.length(), 20)));
            left += 10 * word.length() + 10;
        }
        return new Line(words);
    }
}

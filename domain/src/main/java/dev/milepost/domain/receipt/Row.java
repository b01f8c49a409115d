package dev.milepost.domain.receipt;

import dev.milepost.domain.receipt.RecognizedText.Line;
import dev.milepost.domain.receipt.RecognizedText.Pass;
import dev.milepost.domain.receipt.RecognizedText.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Words that stand side by side, left to right, whatever lines the engine made of them. */
record Row(List<Word> words) {
    /** Lines belong to one row if they share this much of the lower one's height. */
    private static final double SHARED_HEIGHT = 0.5;

    Row {
        words = List.copyOf(words);
    }

    /** The rows of a pass, top to bottom. */
    static List<Row> of(Pass pass) {
        var lines = pass.lines().stream()
                .filter(line -> !line.words().isEmpty())
                .sorted(Comparator.comparingDouble(line -> box(line).middle()))
                .toList();
        var rows = new ArrayList<List<Line>>();
        for (var line : lines) {
            if (!rows.isEmpty() && rows.getLast().stream().allMatch(other -> besideEachOther(other, line))) {
                rows.getLast().add(line);
            } else {
                rows.add(new ArrayList<>(List.of(line)));
            }
        }
        return rows.stream().map(Row::join).toList();
    }

    private static Row join(List<Line> lines) {
        return new Row(lines.stream()
                .flatMap(line -> line.words().stream())
                .sorted(Comparator.comparingInt(word -> word.box().left()))
                .toList());
    }

    private static boolean besideEachOther(Line one, Line other) {
        var a = box(one);
        var b = box(other);
        var shared = Math.min(a.bottom(), b.bottom()) - Math.max(a.top(), b.top());
        var apart = a.right() <= b.left() || b.right() <= a.left();
        return apart && shared >= SHARED_HEIGHT * Math.min(a.height(), b.height());
    }

    private static Box box(Line line) {
        return line.words().stream().map(Word::box).reduce(Box::union).orElseThrow();
    }

    /** The words with a space between them. */
    String text() {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    /** Around all words. */
    Box box() {
        return words.stream().map(Word::box).reduce(Box::union).orElseThrow();
    }
}

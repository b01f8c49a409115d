package dev.milepost.domain.receipt;

import java.util.List;
import java.util.Optional;

/**
 * What an engine saw on a receipt, before any rule about amounts: pages of words with boxes. An engine may look at one page several
 * times, prepared differently; each look is a {@link Pass} over the same page, in the same pixels.
 */
public record RecognizedText(List<Page> pages) {
    public RecognizedText {
        pages = List.copyOf(pages);
    }

    /**
     * One page.
     *
     * @param number counted from 1
     * @param width pixels of the page when its text is upright
     * @param height pixels of the page when its text is upright
     * @param quarterTurns how often, 0..3, the engine turned the page clockwise by a quarter to get its text upright
     * @param passes in the order in which they were made
     * @param fields what the engine itself labelled; empty for engines that don't
     */
    public record Page(
            int number, int width, int height, int quarterTurns, List<Pass> passes, List<LabelledField> fields) {
        /** @throws IllegalArgumentException if the quarter turns are not within 0..3 */
        public Page {
            if (quarterTurns < 0 || quarterTurns > 3) {
                throw new IllegalArgumentException("quarter turns are within 0..3: " + quarterTurns);
            }
            passes = List.copyOf(passes);
            fields = List.copyOf(fields);
        }

        /** A page that lay upright. */
        public Page(int number, int width, int height, List<Pass> passes, List<LabelledField> fields) {
            this(number, width, height, 0, passes, fields);
        }

        /** Where a box of the upright page lies on the page before it was turned. */
        Box beforeTurning(Box box) {
            return switch (quarterTurns) {
                case 1 -> new Box(box.top(), width - box.right(), box.height(), box.width());
                case 2 -> new Box(width - box.right(), height - box.bottom(), box.width(), box.height());
                case 3 -> new Box(height - box.bottom(), box.left(), box.height(), box.width());
                default -> box;
            };
        }
    }

    /**
     * One look at a page.
     *
     * @param name how the page was prepared, for people: {@code "grey"}, {@code "red"}
     */
    public record Pass(String name, List<Line> lines) {
        public Pass {
            lines = List.copyOf(lines);
        }
    }

    /** Words that the engine took for one line, left to right. */
    public record Line(List<Word> words) {
        public Line {
            words = List.copyOf(words);
        }
    }

    /**
     * One word.
     *
     * @param confidence 0..1, as the engine says it: engines differ in what it means
     */
    public record Word(String text, double confidence, Box box) {}

    /**
     * A value that the engine labelled by itself.
     *
     * @param text the value as printed: {@code "$12.50"}
     * @param confidence 0..1
     * @param box where the value stands; empty where the engine doesn't say
     */
    public record LabelledField(FieldLabel label, String text, double confidence, Optional<Box> box) {}

    /** What a labelled value is. */
    public enum FieldLabel {
        TOTAL,
        SUBTOTAL,
        TAX,
        AMOUNT_DUE,
        AMOUNT_PAID,
        DATE,
        MERCHANT
    }

    /** Whether no pass and no label has a single character. */
    public boolean isBlank() {
        return pages.stream()
                .allMatch(page -> page.fields().isEmpty()
                        && page.passes().stream()
                                .flatMap(pass -> pass.lines().stream())
                                .flatMap(line -> line.words().stream())
                                .allMatch(word -> word.text().isBlank()));
    }
}

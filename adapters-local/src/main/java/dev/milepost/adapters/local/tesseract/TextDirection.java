package dev.milepost.adapters.local.tesseract;

import dev.milepost.domain.receipt.Box;
import java.util.List;

/**
 * Which way the lines of a page run, by where the nearest neighbour of each character stands: beside it in a line, as letters are closer than
 * lines (after O'Gorman, The document spectrum for page layout analysis, 1993).
 */
final class TextDirection {
    private static final int FEW_CHARACTERS = 30;
    private static final int MANY_CHARACTERS = 2_000;

    /** How many times more characters have their neighbour above or below for the page to lie on its side. */
    private static final double LYING = 1.5;

    private TextDirection() {}

    /** Whether the lines run from top to bottom; false where there are too few characters to tell. */
    static boolean isLying(List<Box> characters) {
        if (characters.size() < FEW_CHARACTERS) {
            return false;
        }
        var step = Math.max(1, characters.size() / MANY_CHARACTERS);
        var across = 0;
        var along = 0;
        for (var i = 0; i < characters.size(); i += step) {
            var beside = Integer.MAX_VALUE;
            var below = Integer.MAX_VALUE;
            for (var j = 0; j < characters.size(); j++) {
                if (i != j) {
                    beside = Math.min(beside, gapBeside(characters.get(i), characters.get(j)));
                    below = Math.min(below, gapBelow(characters.get(i), characters.get(j)));
                }
            }
            across += below < beside ? 1 : 0;
            along += beside < below ? 1 : 0;
        }
        return across > LYING * along;
    }

    /** Pixels between two boxes that share most of their heights. */
    private static int gapBeside(Box one, Box other) {
        var shared = Math.min(one.bottom(), other.bottom()) - Math.max(one.top(), other.top());
        var gap = Math.max(one.left(), other.left()) - Math.min(one.right(), other.right());
        return 2 * shared > Math.min(one.height(), other.height()) && gap >= 0 ? gap : Integer.MAX_VALUE;
    }

    private static int gapBelow(Box one, Box other) {
        var shared = Math.min(one.right(), other.right()) - Math.max(one.left(), other.left());
        var gap = Math.max(one.top(), other.top()) - Math.min(one.bottom(), other.bottom());
        return 2 * shared > Math.min(one.width(), other.width()) && gap >= 0 ? gap : Integer.MAX_VALUE;
    }
}

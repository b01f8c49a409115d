package dev.milepost.domain.receipt;

/** Finds a pattern in a text that may have some characters misread, missing or too many. */
final class ApproximateSearch {
    private ApproximateSearch() {}

    /** As {@link #fewestErrors(String, String)} where that is at most so many, else one more than these. */
    static int fewestErrors(String pattern, String text, int most) {
        return hasPiece(pattern, most + 1, text) ? Math.min(most + 1, fewestErrors(pattern, text)) : most + 1;
    }

    /** Whether the text has one of so many pieces of the pattern as it is: fewer errors than pieces spare one (Wu and Manber, 1992). */
    private static boolean hasPiece(String pattern, int pieces, String text) {
        for (var i = 0; i < pieces; i++) {
            var from = i * pattern.length() / pieces;
            var to = (i + 1) * pattern.length() / pieces;
            if (text.contains(pattern.substring(from, to))) {
                return true;
            }
        }
        return false;
    }

    /** Edit distance from the pattern to the closest part of the text (Sellers, 1980). */
    static int fewestErrors(String pattern, String text) {
        var column = new int[pattern.length() + 1];
        for (var i = 0; i < column.length; i++) {
            column[i] = i;
        }
        var fewest = column[pattern.length()];
        for (var j = 0; j < text.length(); j++) {
            var diagonal = column[0];
            for (var i = 1; i < column.length; i++) {
                var substituted = diagonal + (pattern.charAt(i - 1) == text.charAt(j) ? 0 : 1);
                diagonal = column[i];
                column[i] = Math.min(substituted, 1 + Math.min(column[i], column[i - 1]));
            }
            fewest = Math.min(fewest, column[pattern.length()]);
        }
        return fewest;
    }
}

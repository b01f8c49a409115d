package dev.milepost.domain.receipt;

import dev.milepost.domain.money.Money;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/** What was read on a receipt about who was paid, when and how much. */
public record Purchase(Optional<String> merchant, Optional<LocalDate> date, Optional<Money> total) {
    /** Of a receipt that could not be read. */
    public static final Purchase UNKNOWN = new Purchase(Optional.empty(), Optional.empty(), Optional.empty());

    /** A name is read the same again if less than this share of its letters differs. */
    private static final double MISREAD = 0.2;

    /** Of a reading. */
    public static Purchase of(Reading reading) {
        return new Purchase(reading.merchant(), reading.date(), reading.total());
    }

    /** Whether all three were read on both and are the same, letters of the name misread aside. */
    boolean isSameAs(Purchase other) {
        return merchant.isPresent()
                && other.merchant.isPresent()
                && date.isPresent()
                && date.equals(other.date)
                && total.isPresent()
                && total.equals(other.total)
                && isSameName(letters(merchant.get()), letters(other.merchant.get()));
    }

    /** Whether the receipts can't be of one purchase: two dates or two totals were read. */
    boolean contradicts(Purchase other) {
        return differ(date, other.date) || differ(total, other.total);
    }

    /** Whether a date or a total was read on both, and is the same. */
    boolean agreesWith(Purchase other) {
        return date.isPresent() && date.equals(other.date) || total.isPresent() && total.equals(other.total);
    }

    /** What all receipts of one purchase have in common; empty unless merchant, date and total were read. */
    Optional<String> key() {
        return merchant.flatMap(
                name -> date.flatMap(day -> total.map(money -> day + " " + money.amount() + " " + money.currency())));
    }

    private static <T> boolean differ(Optional<T> one, Optional<T> other) {
        return one.isPresent() && other.isPresent() && !one.equals(other);
    }

    private static String letters(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static boolean isSameName(String one, String other) {
        return editDistance(one, other) <= MISREAD * Math.max(one.length(), other.length());
    }

    /** How many letters must be put in, left out or exchanged (Levenshtein, 1966). */
    private static int editDistance(String one, String other) {
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var exchanged = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(exchanged, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}

package dev.milepost.domain.receipt;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the date that a receipt prints. */
final class DateFinder {
    private static final Pattern YEAR_FIRST =
            Pattern.compile("(?<!\\d)(20\\d\\d) ?[-/.年] ?(\\d{1,2}) ?[-/.月] ?(\\d{1,2})(?!\\d)");
    private static final Pattern YEAR_LAST =
            Pattern.compile("(?<!\\d)(\\d{1,2}) ?[-/.] ?(\\d{1,2}) ?[-/.] ?((?:20)?\\d\\d)(?!\\d)");
    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";
    private static final Pattern MONTH_NAMED = Pattern.compile(
            "(?<!\\d)(\\d{1,2})[ -/,]{0,2}(JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)[A-Z]*[ -/,.]{0,2}((?:20)?\\d\\d)(?!\\d)");

    /** Countries that write the month before the day. */
    private static final Set<String> MONTH_FIRST = Set.of("US", "PH", "FM", "MH", "PW");

    /** Older papers are kept by nobody; a misread year is as likely to be too early as too late. */
    private static final int MOST_YEARS = 20;

    private DateFinder() {}

    /**
     * The date seen most often, the earlier one on the page if two were seen as often; empty if there is none.
     *
     * @param uploadedOn in UTC: it may be the next day already where the receipt was printed. What is later, or far earlier, was misread
     */
    static Optional<LocalDate> find(RecognizedText text, Optional<String> country, LocalDate uploadedOn) {
        var monthFirst = country.filter(MONTH_FIRST::contains).isPresent();
        var seen = new java.util.LinkedHashMap<LocalDate, Integer>();
        for (var page : text.pages()) {
            for (var pass : page.passes()) {
                Row.of(pass).forEach(row -> collect(row.text().toUpperCase(Locale.ROOT), monthFirst, seen));
            }
        }
        seen.keySet()
                .removeIf(date ->
                        date.isAfter(uploadedOn.plusDays(1)) || date.isBefore(uploadedOn.minusYears(MOST_YEARS)));
        var most = seen.values().stream().mapToInt(Integer::intValue).max().orElse(0);
        return seen.entrySet().stream()
                .filter(entry -> entry.getValue() == most)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** Whether a row shows a date of any year. */
    static boolean showsDate(Row row) {
        var seen = new java.util.LinkedHashMap<LocalDate, Integer>();
        collect(row.text().toUpperCase(Locale.ROOT), false, seen);
        return !seen.isEmpty();
    }

    private static void collect(String text, boolean monthFirst, Map<LocalDate, Integer> seen) {
        all(YEAR_FIRST, text, match -> date(match.group(1), match.group(2), match.group(3)), seen);
        all(MONTH_NAMED, text, match -> date(match.group(3), month(match.group(2)), match.group(1)), seen);
        all(YEAR_LAST, text, match -> yearLast(match, monthFirst), seen);
    }

    private static void all(
            Pattern pattern,
            String text,
            java.util.function.Function<Matcher, Optional<LocalDate>> reader,
            Map<LocalDate, Integer> seen) {
        var matcher = pattern.matcher(text);
        while (matcher.find()) {
            reader.apply(matcher).ifPresent(date -> seen.merge(date, 1, Integer::sum));
        }
    }

    private static Optional<LocalDate> yearLast(Matcher match, boolean monthFirst) {
        var usual = date(match.group(3), match.group(monthFirst ? 1 : 2), match.group(monthFirst ? 2 : 1));
        // A number beyond 12 can only be the day, whatever the country.
        return usual.or(() -> date(match.group(3), match.group(monthFirst ? 2 : 1), match.group(monthFirst ? 1 : 2)));
    }

    private static String month(String name) {
        return Integer.toString(MONTHS.indexOf(name) / 3 + 1);
    }

    private static Optional<LocalDate> date(String year, String month, String day) {
        try {
            var full = Integer.parseInt(year) < 100 ? 2000 + Integer.parseInt(year) : Integer.parseInt(year);
            return Optional.of(LocalDate.of(full, Integer.parseInt(month), Integer.parseInt(day)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}

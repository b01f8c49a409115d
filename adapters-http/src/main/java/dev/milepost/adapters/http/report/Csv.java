package dev.milepost.adapters.http.report;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * Writes CSV (RFC 4180, UTF-8) that a spreadsheet can be trusted with: a text that it would take for a formula gets a leading apostrophe
 * (OWASP, CSV Injection), a number stays one.
 */
final class Csv {
    static final String MEDIA_TYPE = "text/csv; charset=utf-8";

    /** What Excel knows UTF-8 by. */
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final String NUMBER = "-?[0-9]+(\\.[0-9]+)?";

    private final StringBuilder text = new StringBuilder();

    /** @param mark whether it begins with a byte order mark */
    Csv(boolean mark) {
        if (mark) {
            text.append(BYTE_ORDER_MARK);
        }
    }

    void row(List<String> cells) {
        try (var printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
            printer.printRecord(cells.stream().map(Csv::harmless));
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
    }

    private static String harmless(String cell) {
        return !cell.isEmpty() && FORMULA_STARTS.indexOf(cell.charAt(0)) >= 0 && !cell.matches(NUMBER)
                ? "'" + cell
                : cell;
    }

    byte[] bytes() {
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}

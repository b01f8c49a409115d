package dev.milepost.adapters.http.report;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.CourierSummary;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Report;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

/**
 * A report as CSV (RFC 4180, UTF-8): a header, a row a courier, a row of totals. Each currency has columns of its own. A text
 * that a spreadsheet would take for a formula gets a leading apostrophe (OWASP, CSV Injection).
 */
final class ReportCsv {
    private static final String FORMULA_STARTS = "=+-@\t\r";
    private static final List<String> COLUMNS = List.of(
            "courierId",
            "name",
            "teamId",
            "claimed",
            "completed",
            "onTime",
            "flagged",
            "cancelled",
            "distanceMetres",
            "movingSeconds",
            "standingSeconds",
            "offRouteShare",
            "receiptsConfirmed",
            "receiptsPending",
            "receiptsRejected");

    private final Report report;
    private final List<String> bonusCurrencies;
    private final List<String> receiptCurrencies;

    private ReportCsv(Report report) {
        this.report = report;
        this.bonusCurrencies = currencies(report.totals().bonus());
        this.receiptCurrencies = currencies(report.totals().confirmedTotal());
    }

    static byte[] of(Report report) {
        return new ReportCsv(report).write().getBytes(StandardCharsets.UTF_8);
    }

    private String write() {
        var text = new StringBuilder();
        try (var csv = new CSVPrinter(text, CSVFormat.RFC4180)) {
            csv.printRecord(header());
            for (var row : report.rows()) {
                csv.printRecord(row(row));
            }
            csv.printRecord(row("", "TOTAL", "", report.totals()));
        } catch (IOException neverInMemory) {
            throw new UncheckedIOException(neverInMemory);
        }
        return text.toString();
    }

    private List<String> header() {
        var header = new ArrayList<>(COLUMNS);
        bonusCurrencies.forEach(currency -> header.add("bonus" + currency));
        receiptCurrencies.forEach(currency -> header.add("confirmedTotal" + currency));
        return header;
    }

    private List<String> row(CourierSummary row) {
        return row(
                row.courier().value(),
                row.name(),
                row.teamId().map(TeamId::value).orElse(""),
                row.figures());
    }

    private List<String> row(String courierId, String name, String teamId, Figures figures) {
        var cells = new ArrayList<>(List.of(
                courierId,
                harmless(name),
                teamId,
                String.valueOf(figures.claimed()),
                String.valueOf(figures.completed()),
                String.valueOf(figures.onTime()),
                String.valueOf(figures.flagged()),
                String.valueOf(figures.cancelled()),
                String.format(Locale.ROOT, "%.1f", figures.distanceMetres()),
                String.valueOf(figures.movingSeconds()),
                String.valueOf(figures.standingSeconds()),
                String.format(Locale.ROOT, "%.4f", figures.offRouteShare()),
                String.valueOf(figures.receiptsConfirmed()),
                String.valueOf(figures.receiptsPending()),
                String.valueOf(figures.receiptsRejected())));
        bonusCurrencies.forEach(currency -> cells.add(amount(figures.bonus(), currency)));
        receiptCurrencies.forEach(currency -> cells.add(amount(figures.confirmedTotal(), currency)));
        return cells;
    }

    private static String harmless(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    private static List<String> currencies(List<Money> amounts) {
        return amounts.stream()
                .map(amount -> amount.currency().getCurrencyCode())
                .toList();
    }

    private static String amount(List<Money> amounts, String currency) {
        return amounts.stream()
                .filter(amount -> amount.currency().getCurrencyCode().equals(currency))
                .map(Money::amount)
                .findFirst()
                .orElse("0");
    }
}

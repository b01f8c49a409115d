package dev.milepost.adapters.http.report;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.Section;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A section of a report as CSV: a header, a row a team, courier or route, and a row of the organisation's totals. Columns are the figures
 * by their keys; money has one a currency, named after both, and a figure without a value is empty.
 */
final class ReportCsv {
    private final Report report;
    private final Section section;
    private final List<Column> columns;

    /** @param currency of a figure that is money */
    private record Column(Figure figure, Optional<String> currency) {
        private String name() {
            return figure.key() + currency.orElse("");
        }

        private String cell(Figures figures) {
            return switch (figures.value(figure)) {
                case FigureValue.Whole whole -> String.valueOf(whole.value());
                case FigureValue.Share share ->
                    BigDecimal.valueOf(share.value()).toPlainString();
                case FigureValue.Amounts money -> amount(money.amounts());
                case FigureValue.None none -> "";
            };
        }

        private String amount(List<Money> amounts) {
            return amounts.stream()
                    .filter(amount -> currency.filter(code(amount)::equals).isPresent())
                    .map(Money::amount)
                    .findFirst()
                    .orElse("0");
        }
    }

    private ReportCsv(Report report, Section section) {
        this.report = report;
        this.section = section;
        this.columns = Arrays.stream(Figure.values())
                .flatMap(figure -> columns(figure).stream())
                .toList();
    }

    private List<Column> columns(Figure figure) {
        return figure.unit() == Figure.Unit.MONEY
                ? report.organisation().amounts(figure).stream()
                        .map(amount -> new Column(figure, Optional.of(code(amount))))
                        .toList()
                : List.of(new Column(figure, Optional.empty()));
    }

    private static String code(Money amount) {
        return amount.currency().getCurrencyCode();
    }

    static byte[] of(Report report, Section section, boolean mark) {
        return new ReportCsv(report, section).write(mark);
    }

    private byte[] write(boolean mark) {
        var csv = new Csv(mark);
        csv.row(header());
        report.rows(section).forEach(row -> csv.row(cells(row)));
        if (section != Section.ORGANISATION) {
            csv.row(cells(new Row("", "TOTAL", Optional.empty(), report.organisation())));
        }
        return csv.bytes();
    }

    private List<String> header() {
        var header = new ArrayList<>(
                switch (section) {
                    case ORGANISATION -> List.<String>of();
                    case TEAMS -> List.of("teamId", "name");
                    case COURIERS -> List.of("courierId", "name", "teamId");
                    case ROUTES -> List.of("routeId", "name");
                });
        columns.forEach(column -> header.add(column.name()));
        return header;
    }

    private List<String> cells(Row row) {
        var cells = new ArrayList<>(
                switch (section) {
                    case ORGANISATION -> List.<String>of();
                    case TEAMS, ROUTES -> List.of(row.id(), row.name());
                    case COURIERS ->
                        List.of(
                                row.id(),
                                row.name(),
                                row.teamId().map(TeamId::value).orElse(""));
                });
        columns.forEach(column -> cells.add(column.cell(row.figures())));
        return cells;
    }
}

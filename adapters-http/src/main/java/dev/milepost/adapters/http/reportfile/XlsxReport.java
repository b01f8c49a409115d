package dev.milepost.adapters.http.reportfile;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Section;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.PrintSetup;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.WorkbookUtil;
import org.apache.poi.xssf.usermodel.XSSFRow;
import org.apache.poi.xssf.usermodel.XSSFSheet;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/**
 * A report as a workbook (ECMA-376): totals with what each figure means, a sheet a section, charts. Numbers are numbers: durations are
 * parts of a day, shares parts of a whole, money has a column a currency. Names are texts and never formulas.
 */
final class XlsxReport {
    private static final double SECONDS_A_DAY = 86_400;
    private static final int MEANING_COLUMN = 3;
    private static final int NAME_WIDTH = 28;
    private static final int MEANING_WIDTH = 90;
    private static final int LEAST_WIDTH = 10;
    private static final int WIDTH_UNIT = 256;

    private final ReportDocument document;
    private final XSSFWorkbook workbook = new XSSFWorkbook();
    private final XlsxStyles styles = new XlsxStyles(workbook);
    private final List<Column> columns;

    /** @param currency of a figure that is money */
    private record Column(Figure figure, Optional<String> currency) {}

    private XlsxReport(ReportDocument document) {
        this.document = document;
        this.columns = Arrays.stream(Figure.values())
                .flatMap(figure -> columns(figure).stream())
                .toList();
    }

    private List<Column> columns(Figure figure) {
        return figure.unit() == Figure.Unit.MONEY
                ? document.currencies(figure).stream()
                        .map(code -> new Column(figure, Optional.of(code)))
                        .toList()
                : List.of(new Column(figure, Optional.empty()));
    }

    static byte[] of(ReportDocument document) {
        var report = new XlsxReport(document);
        try (report.workbook;
                var out = new ByteArrayOutputStream()) {
            report.write();
            report.workbook.write(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        workbook.getProperties().getCoreProperties().setTitle(document.title());
        workbook.getProperties().getCoreProperties().setCreator("Milepost");
        writeTotals();
        ReportDocument.LISTS.forEach(this::writeSection);
        var charts = sheet(document.of(Word.CHARTS));
        XlsxCharts.add(document, charts, styles);
        fitWidth(charts);
    }

    private XSSFSheet sheet(String name) {
        var sheet = workbook.createSheet(WorkbookUtil.createSafeSheetName(name));
        sheet.getPrintSetup().setPaperSize(PrintSetup.A4_PAPERSIZE);
        sheet.getPrintSetup().setLandscape(true);
        return sheet;
    }

    private static void fitWidth(XSSFSheet sheet) {
        sheet.setFitToPage(true);
        sheet.getPrintSetup().setFitHeight((short) 0);
    }

    private void writeTotals() {
        var sheet = sheet(document.title(Section.ORGANISATION));
        text(row(sheet), 0, document.title(), styles.title());
        document.facts().forEach(fact -> {
            var row = row(sheet);
            text(row, 0, fact.label(), styles.plain());
            text(row, 1, fact.value(), styles.plain());
        });
        sheet.createRow(sheet.getLastRowNum() + 1);
        header(
                sheet,
                List.of(
                        document.of(Word.FIGURE),
                        document.of(Word.VALUE),
                        document.of(Word.UNIT),
                        document.of(Word.MEANING)));
        columns.forEach(column -> writeTotal(row(sheet), column));
        sheet.setColumnWidth(0, NAME_WIDTH * WIDTH_UNIT);
        sheet.setColumnWidth(1, NAME_WIDTH * WIDTH_UNIT);
        sheet.setColumnWidth(MEANING_COLUMN, MEANING_WIDTH * WIDTH_UNIT);
        fitWidth(sheet);
    }

    private void writeTotal(XSSFRow row, Column column) {
        text(row, 0, document.language().of(column.figure().title()), styles.plain());
        value(row, 1, column, document.totals(), false);
        text(row, 2, column.currency().orElseGet(() -> document.of(Values.unit(column.figure()))), styles.plain());
        text(row, MEANING_COLUMN, document.definition(column.figure()), styles.plain());
    }

    private void writeSection(Section section) {
        var sheet = sheet(document.title(section));
        var titles = new ArrayList<>(List.of(document.rowTitle(section)));
        if (section == Section.COURIERS) {
            titles.add(document.of(Word.TEAM));
        }
        var names = titles.size();
        columns.forEach(column -> titles.add(heading(column)));
        header(sheet, titles);
        for (var each : document.rows(section)) {
            var row = row(sheet);
            text(row, 0, each.name(), styles.plain());
            if (section == Section.COURIERS) {
                text(row, 1, document.team(each), styles.plain());
            }
            values(row, names, each.figures(), false);
        }
        var last = sheet.getLastRowNum();
        var total = row(sheet);
        text(total, 0, document.of(Word.ALL), styles.header());
        values(total, names, document.totals(), true);
        sheet.createFreezePane(names, 1);
        sheet.setRepeatingRows(new CellRangeAddress(0, 0, -1, -1));
        sheet.setRepeatingColumns(new CellRangeAddress(-1, -1, 0, names - 1));
        sheet.setAutoFilter(new CellRangeAddress(0, last, 0, titles.size() - 1));
        widths(sheet, titles, names);
    }

    private static void widths(XSSFSheet sheet, List<String> titles, int names) {
        for (var i = 0; i < titles.size(); i++) {
            // The longest word decides: a header is broken between words. Chinese has none, and is half as long.
            var longest = Arrays.stream(titles.get(i).split(" "))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
            sheet.setColumnWidth(i, (i < names ? NAME_WIDTH : Math.max(LEAST_WIDTH, longest + 4)) * WIDTH_UNIT);
        }
    }

    private String heading(Column column) {
        return document.heading(column.figure())
                + column.currency().map(code -> " " + code).orElse("");
    }

    private void header(XSSFSheet sheet, List<String> titles) {
        var row = row(sheet);
        for (var i = 0; i < titles.size(); i++) {
            text(row, i, titles.get(i), styles.header());
        }
    }

    private void values(XSSFRow row, int from, Figures figures, boolean total) {
        for (var i = 0; i < columns.size(); i++) {
            value(row, from + i, columns.get(i), figures, total);
        }
    }

    private void value(XSSFRow row, int at, Column column, Figures figures, boolean total) {
        var number = switch (figures.value(column.figure())) {
            case FigureValue.Whole whole ->
                Optional.of(
                        column.figure().unit() == Figure.Unit.SECONDS
                                ? whole.value() / SECONDS_A_DAY
                                : (double) whole.value());
            case FigureValue.Share share -> Optional.of(share.value());
            case FigureValue.Amounts money -> Optional.of(amount(money.amounts(), column));
            case FigureValue.None none -> Optional.<Double>empty();
        };
        number.ifPresent(value -> {
            var cell = row.createCell(at);
            cell.setCellValue(value);
            cell.setCellStyle(styles.of(column.figure().unit(), column.currency(), total));
        });
    }

    private static double amount(List<Money> amounts, Column column) {
        return amounts.stream()
                .filter(amount -> column.currency()
                        .filter(amount.currency().getCurrencyCode()::equals)
                        .isPresent())
                .mapToDouble(amount -> Double.parseDouble(amount.amount()))
                .findFirst()
                .orElse(0);
    }

    private static XSSFRow row(XSSFSheet sheet) {
        return sheet.createRow(sheet.getLastRowNum() + 1);
    }

    private static void text(XSSFRow row, int at, String text, CellStyle style) {
        var cell = row.createCell(at);
        cell.setCellValue(text);
        cell.setCellStyle(style);
    }
}

package dev.milepost.adapters.http.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.http.json.Json;
import dev.milepost.adapters.http.reportfile.Language;
import dev.milepost.adapters.http.reportfile.ReportFormat;
import dev.milepost.adapters.http.testing.TestPorts;
import dev.milepost.application.Outcome;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.application.report.ReportQueries.View;
import dev.milepost.application.report.ReportSources;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.domain.report.Section;
import dev.milepost.testing.People;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every format shows the same totals, of the periods that a zone's midnight and month end put each task into. */
class FormatsTest {
    private static final Currency JPY = Currency.getInstance("JPY");
    private static final Pattern TOTAL = Pattern.compile("<tr><th>([^<]*)</th><td>(.*?)</td><td class=\"wide\">");
    private static final Pattern LINE = Pattern.compile("<span class=\"line\">([^<]*)</span>");
    private static final InstantSource NOW = InstantSource.fixed(Instant.parse("2026-11-20T00:00:00Z"));

    private final TestPorts ports = new TestPorts();

    private View view(ZoneId zone, ReportingPeriod period) {
        var sources = new ReportSources(
                ports.reports, ports.receipts, ports.tasks, ports.accounts, ports.teams, ports.routes);
        return switch (new ReportQueries(sources, zone, NOW).find(period, Optional.empty(), Optional.empty())) {
            case Outcome.Done<View> done -> done.value();
            case Outcome.Refused<View> refused -> throw new AssertionError(refused.refusal());
        };
    }

    /** Four tasks: around the midnight that ends October, a Saturday's, and around the one that ends its last week. */
    private void endTasks(ZoneId zone) {
        var monthEnds = LocalDateTime.of(2026, 11, 1, 0, 0).atZone(zone).toInstant();
        var weekEnds = LocalDateTime.of(2026, 11, 2, 0, 0).atZone(zone).toInstant();
        ports.reports.save(Reports.summary(1).endedAt(monthEnds.minusMillis(1)).get());
        ports.reports.save(Reports.summary(2)
                .endedAt(monthEnds)
                .by(People.BORIS)
                .bonus(new Money(700, JPY))
                .get());
        ports.reports.save(Reports.summary(3)
                .endedAt(weekEnds.minusMillis(1))
                .metres(1_234_567)
                .get());
        ports.reports.save(
                Reports.summary(4).endedAt(weekEnds).bonus(Tasks.BONUS).get());
    }

    @ParameterizedTest
    @ValueSource(strings = {"Asia/Shanghai", "America/New_York", "Pacific/Auckland"})
    void totalsAreEqualInEveryFormatAcrossMidnightAndMonthEnd(String name) throws IOException {
        var zone = ZoneId.of(name);
        endTasks(zone);
        var completed = Map.<ReportingPeriod, Integer>of(
                new Month(YearMonth.of(2026, 10)), 1,
                new Month(YearMonth.of(2026, 11)), 3,
                new Week(2026, 44), 3,
                new Week(2026, 45), 1);

        for (var period : completed.keySet()) {
            var view = view(zone, period);
            var expected = totals(view);
            assertThat(expected.get("completed")).isEqualByComparingTo(String.valueOf(completed.get(period)));
            assertThat(json(view)).as("JSON").isEqualTo(expected);
            assertThat(csv(view, Section.ORGANISATION)).as("CSV").isEqualTo(expected);
            assertThat(csv(view, Section.COURIERS)).as("CSV of couriers").isEqualTo(expected);
            for (var language : Language.values()) {
                assertThat(xlsx(view, language)).as("XLSX").isEqualTo(expected);
                var lines = html(view, language);
                assertThat(numbers(lines)).as("HTML").isEqualTo(expected);
                assertThat(pdf(view, language))
                        .as("PDF")
                        .contains(lines.values().stream().flatMap(List::stream).toList());
            }
        }
    }

    private static BigDecimal plain(BigDecimal number) {
        return number.setScale(4, RoundingMode.HALF_UP).stripTrailingZeros();
    }

    private static BigDecimal plain(String number) {
        return plain(new BigDecimal(number));
    }

    /** What the domain says, by key of figure and currency; what has no value is missing. */
    private static Map<String, BigDecimal> totals(View view) {
        var totals = new TreeMap<String, BigDecimal>();
        for (var figure : Figure.values()) {
            switch (view.report().organisation().value(figure)) {
                case FigureValue.Whole whole -> totals.put(figure.key(), plain(BigDecimal.valueOf(whole.value())));
                case FigureValue.Share share -> totals.put(figure.key(), plain(BigDecimal.valueOf(share.value())));
                case FigureValue.Amounts money ->
                    money.amounts()
                            .forEach(amount -> totals.put(
                                    figure.key() + amount.currency().getCurrencyCode(), plain(amount.amount())));
                case FigureValue.None none -> {}
            }
        }
        return totals;
    }

    private static Map<String, BigDecimal> json(View view) {
        var totals = new TreeMap<String, BigDecimal>();
        var json = Json.tree(
                Json.write(ReportJson.of(view, new ReportLinks(view.report().period(), Optional.empty()))));
        json.path("totals").properties().forEach(field -> put(totals, field.getKey(), field.getValue()));
        return totals;
    }

    private static void put(Map<String, BigDecimal> totals, String key, JsonNode value) {
        if (value.isNumber()) {
            totals.put(key, plain(value.decimalValue()));
        }
        value.forEach(amount -> totals.put(
                key + amount.path("currency").asString(),
                plain(amount.path("amount").asString())));
    }

    private static Map<String, BigDecimal> csv(View view, Section section) throws IOException {
        var text = new String(ReportCsv.of(view.report(), section, false), StandardCharsets.UTF_8);
        var format = CSVFormat.RFC4180
                .builder()
                .setHeader()
                .setSkipHeaderRecord(true)
                .get();
        try (var parser = format.parse(new StringReader(text))) {
            var last = parser.getRecords().getLast();
            var totals = new TreeMap<String, BigDecimal>();
            for (var name : parser.getHeaderNames()) {
                put(totals, name, last);
            }
            return totals;
        }
    }

    private static void put(Map<String, BigDecimal> totals, String name, CSVRecord row) {
        var isText = List.of("courierId", "name", "teamId").contains(name);
        if (!isText && !row.get(name).isEmpty()) {
            totals.put(name, plain(row.get(name)));
        }
    }

    /** The sheet of totals, read back: titles in the order of figures, and the currency where others have their unit. */
    private static Map<String, BigDecimal> xlsx(View view, Language language) throws IOException {
        var totals = new TreeMap<String, BigDecimal>();
        var file = new ByteArrayInputStream(ReportFormat.XLSX.write(view, language));
        try (var workbook = new XSSFWorkbook(file)) {
            for (var row : workbook.getSheetAt(0)) {
                var value = row.getCell(1);
                if (value != null && value.getCellType() == CellType.NUMERIC) {
                    var figure = figure(row.getCell(0).getStringCellValue(), language);
                    var number = BigDecimal.valueOf(value.getNumericCellValue());
                    var unit = row.getCell(2).getStringCellValue();
                    totals.put(
                            figure.key() + (figure.unit() == Figure.Unit.MONEY ? unit : ""),
                            plain(
                                    figure.unit() == Figure.Unit.SECONDS
                                            ? number.multiply(BigDecimal.valueOf(86_400))
                                            : number));
                }
            }
        }
        return totals;
    }

    private static Figure figure(String title, Language language) {
        return List.of(Figure.values()).stream()
                .filter(figure -> title.equals(
                        switch (language) {
                            case ENGLISH -> figure.title().english();
                            case CHINESE -> figure.title().chinese();
                        }))
                .findFirst()
                .orElseThrow();
    }

    /** The lines of each total, as people read them. */
    private static Map<Figure, List<String>> html(View view, Language language) {
        var text = new String(ReportFormat.HTML.write(view, language), StandardCharsets.UTF_8);
        var lines = new TreeMap<Figure, List<String>>();
        TOTAL.matcher(text)
                .results()
                .forEach(row -> lines.put(
                        figure(row.group(1).replaceAll(", (m|米)$", ""), language),
                        LINE.matcher(row.group(2))
                                .results()
                                .map(line -> line.group(1))
                                .toList()));
        assertThat(lines).hasSize(Figure.values().length);
        return lines;
    }

    private static Map<String, BigDecimal> numbers(Map<Figure, List<String>> lines) {
        var totals = new TreeMap<String, BigDecimal>();
        lines.forEach((figure, texts) -> texts.stream()
                .filter(text -> !text.equals("–"))
                .forEach(text -> {
                    var digits = text.replace(",", "").split(" ");
                    switch (figure.unit()) {
                        case COUNT, METRES -> totals.put(figure.key(), plain(digits[0]));
                        case SHARE -> totals.put(figure.key(), plain(new BigDecimal(digits[0]).movePointLeft(2)));
                        case MONEY -> totals.put(figure.key() + digits[1], plain(digits[0]));
                        case SECONDS -> totals.put(figure.key(), plain(BigDecimal.valueOf(seconds(digits[0]))));
                    }
                }));
        return totals;
    }

    private static long seconds(String duration) {
        var parts = duration.split(":");
        return Long.parseLong(parts[0]) * 3_600 + Long.parseLong(parts[1]) * 60 + Long.parseLong(parts[2]);
    }

    private static String pdf(View view, Language language) throws IOException {
        try (var pdf = Loader.loadPDF(ReportFormat.PDF.write(view, language))) {
            return new PDFTextStripper().getText(pdf);
        }
    }
}

package dev.milepost.adapters.http.reportfile;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.milepost.application.report.ReportQueries.View;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.domain.report.Row;
import dev.milepost.testing.People;
import dev.milepost.testing.Reports;
import dev.milepost.testing.Tasks;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
    private static final Week WEEK = new Week(2026, 47);

    private static View edition() {
        return View.of(Reports.edition(WEEK, 1));
    }

    /** Of so many couriers, named in Chinese. */
    private static View couriers(int count) {
        var rows = IntStream.range(0, count)
                .mapToObj(i -> new Row("courier-" + i, "快递员 " + i, Optional.of(People.NORTH), Reports.figures(i % 7)))
                .toList();
        var report = new Report(
                WEEK,
                Reports.SHANGHAI,
                WEEK.start(Reports.SHANGHAI),
                WEEK.end(Reports.SHANGHAI),
                Reports.figures(9),
                List.of(new Row(People.NORTH.value(), "North", Optional.empty(), Reports.figures(9))),
                rows,
                List.of());
        return new View(report, Optional.of(1), NINE, NINE, List.of());
    }

    private static XSSFWorkbook workbook(View view, Language language) throws IOException {
        return new XSSFWorkbook(new ByteArrayInputStream(ReportFormat.XLSX.write(view, language)));
    }

    private static PDDocument pdf(View view, Language language) throws IOException {
        return Loader.loadPDF(ReportFormat.PDF.write(view, language));
    }

    private static String html(View view, Language language) {
        return new String(ReportFormat.HTML.write(view, language), StandardCharsets.UTF_8);
    }

    @Test
    void aWorkbookHasASheetASectionWithFrozenHeaderTypedCellsAndWidths() throws IOException {
        try (var workbook = workbook(edition(), Language.ENGLISH)) {
            assertThat(StreamSupport.stream(workbook.spliterator(), false))
                    .extracting(sheet -> sheet.getSheetName())
                    .containsExactly("Totals", "Teams", "Couriers", "Routes", "Charts");
            var couriers = workbook.getSheet("Couriers");
            assertThat(couriers.getPaneInformation().isFreezePane()).isTrue();
            assertThat(couriers.getPaneInformation().getHorizontalSplitPosition())
                    .isEqualTo((short) 1);
            assertThat(couriers.getColumnWidth(0)).isGreaterThan(20 * 256);
            assertThat(couriers.getRow(1).getCell(0).getStringCellValue()).isEqualTo("安娜 \"A\"");
            assertThat(couriers.getRow(1).getCell(1).getStringCellValue()).isEqualTo("North");
            assertThat(couriers.getRow(1).getCell(2).getCellType()).isEqualTo(CellType.NUMERIC);
            var formats = StreamSupport.stream(couriers.getRow(1).spliterator(), false)
                    .map(cell -> cell.getCellStyle().getDataFormatString())
                    .toList();
            assertThat(formats).contains("#,##0", "[h]:mm:ss", "0.00%", "#,##0.00");
        }
    }

    @Test
    void aWorkbookHasAChartASection() throws IOException {
        try (var workbook = workbook(couriers(20), Language.ENGLISH)) {
            var charts = workbook.getSheet("Charts").getDrawingPatriarch().getCharts();

            assertThat(charts)
                    .extracting(chart -> chart.getTitleText().getString())
                    .containsExactly("Teams: Most tasks completed", "Couriers: Most tasks completed");
        }
    }

    @Test
    void libreOfficeOpensAWorkbook(@TempDir Path folder) throws IOException, InterruptedException {
        Files.write(folder.resolve("report.xlsx"), ReportFormat.XLSX.write(edition(), Language.ENGLISH));
        var command = List.of(
                "soffice",
                "-env:UserInstallation=" + folder.resolve("profile").toUri(),
                "--headless",
                "--convert-to",
                "csv",
                "report.xlsx");
        assumeTrue(Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(path -> Files.isExecutable(Path.of(path, command.getFirst()))));

        var office = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(office.waitFor(1, TimeUnit.MINUTES)).isTrue();

        var completed = Reports.figures(1).whole(Figure.COMPLETED);
        assertThat(Files.readString(folder.resolve("report.csv"), StandardCharsets.ISO_8859_1))
                .contains("Completed," + completed + ",number,");
    }

    @Test
    void aNameThatLooksLikeAFormulaIsText() throws IOException {
        var view = edition();
        var evil = new Row("x", "=HYPERLINK(\"http://example.com\")", Optional.empty(), Reports.figures(1));
        var report = new Report(
                WEEK,
                view.report().zone(),
                view.report().from(),
                view.report().to(),
                view.report().organisation(),
                List.of(),
                List.of(evil),
                List.of());

        try (var workbook = workbook(new View(report, Optional.empty(), NINE, NINE, List.of()), Language.ENGLISH)) {
            assertThat(workbook.getSheet("Couriers").getRow(1).getCell(0).getCellType())
                    .isEqualTo(CellType.STRING);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPdfIsOnA4WithTitlePeriodPageNumbersAndADefinitionOfEachFigure(Language language) throws IOException {
        try (var pdf = pdf(edition(), language)) {
            var text = new PDFTextStripper().getText(pdf);

            assertThat(text)
                    .contains(language == Language.ENGLISH ? "Weekly report 2026-W47" : "周报 2026-W47")
                    .contains("2026-11-16 00:00 – 2026-11-23 00:00")
                    .contains("Asia/Shanghai")
                    .contains("安娜")
                    .contains("1 / " + pdf.getNumberOfPages());
            var together = text.replaceAll("\\s", "");
            for (var figure : Figure.values()) {
                assertThat(together).contains(language.of(figure.definition()).replaceAll("\\s", ""));
            }
            assertThat(pdf.getPages())
                    .allSatisfy(page -> assertThat(page.getMediaBox().getWidth())
                            .isEqualTo(PDRectangle.A4.getWidth(), Offset.offset(1f)));
        }
    }

    @Test
    void aPdfHasOfItsFontWhatItNeeds() throws IOException {
        var file = ReportFormat.PDF.write(edition(), Language.CHINESE);

        assertThat(file).hasSizeLessThan(400_000);
        try (var pdf = Loader.loadPDF(file)) {
            for (var page : pdf.getPages()) {
                for (COSName name : page.getResources().getFontNames()) {
                    PDFont font = page.getResources().getFont(name);
                    assertThat(font.isEmbedded()).as(font.getName()).isTrue();
                    assertThat(font.getName()).contains("NotoSansSC");
                }
            }
        }
    }

    @Test
    void headersOfTablesAreRepeatedAndNoRowIsLostAcrossPages() throws IOException {
        try (var pdf = pdf(couriers(120), Language.ENGLISH)) {
            var text = new PDFTextStripper().getText(pdf);

            for (var i = 0; i < 120; i++) {
                assertThat(text.split("快递员 " + i + " ", -1)).hasSizeGreaterThan(Topic.values().length);
            }
            assertThat(text.split("Expired", -1)).hasSizeGreaterThan(4);
        }
    }

    @Test
    void aPdfCanBeDrawn() throws IOException {
        try (var pdf = pdf(couriers(12), Language.ENGLISH)) {
            var page = new PDFRenderer(pdf).renderImageWithDPI(0, 50);
            var colours = IntStream.range(0, page.getWidth())
                    .flatMap(x -> IntStream.range(0, page.getHeight()).map(y -> page.getRGB(x, y)))
                    .distinct()
                    .toArray();

            assertThat(colours).contains(PdfTexts.FIRST.getRGB(), PdfTexts.SECOND.getRGB());
        }
    }

    @Test
    void aFullDiskIsNoConcern(@TempDir Path folder) {
        var before = System.getProperty("java.io.tmpdir");
        System.setProperty("java.io.tmpdir", folder.resolve("nowhere").toString());
        try {
            assertThat(Stream.of(ReportFormat.values()).map(format -> format.write(edition(), Language.CHINESE)))
                    .allMatch(file -> file.length > 1_000);
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void aPageOfHtmlSaysItsLanguageAndEveryDefinition(Language language) {
        var html = html(edition(), language);

        assertThat(html).contains("<html lang=\"" + language.tag() + "\">").contains("安娜 &quot;A&quot;");
        assertThat(Figure.values()).allMatch(figure -> html.contains(language.of(figure.definition())));
        assertThat(html).doesNotContain("<script").doesNotContain("style=").doesNotContain("<link");
    }

    @Test
    void itsPolicyAllowsItsStyleAndNothingElse() {
        assertThat(HtmlReport.POLICY).startsWith("default-src 'none'; style-src 'sha256-");
    }

    @Test
    void namesOfHtmlAreText() {
        var row = new Row("x", "<img src=x onerror=alert(1)>", Optional.empty(), Reports.figures(1));
        var report = new Report(
                WEEK,
                Reports.SHANGHAI,
                NINE,
                NINE,
                Reports.figures(1),
                List.of(row),
                List.of(),
                List.of(new Row(Tasks.ROUTE.value(), "a & b", Optional.empty(), Reports.figures(1))));

        assertThat(html(new View(report, Optional.empty(), NINE, NINE, List.of()), Language.ENGLISH))
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .contains("a &amp; b")
                .doesNotContain("<img");
    }

    @ParameterizedTest
    @EnumSource(ReportFormat.class)
    void anEmptyReportIsAFileToo(ReportFormat format) {
        var empty = new View(Reports.emptyReport(WEEK), Optional.empty(), NINE, NINE, List.of());

        assertThat(format.write(empty, Language.CHINESE)).isNotEmpty();
    }
}

package dev.milepost.adapters.http.reportfile;

import dev.milepost.adapters.http.reportfile.ReportDocument.Chart;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.Section;
import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openpdf.text.Document;
import org.openpdf.text.PageSize;
import org.openpdf.text.Paragraph;
import org.openpdf.text.pdf.PdfName;
import org.openpdf.text.pdf.PdfPTable;
import org.openpdf.text.pdf.PdfString;
import org.openpdf.text.pdf.PdfWriter;

/**
 * A report as PDF on A4, made in memory: a full disk is none of its concern. Headers of tables are repeated on each page, no row is
 * broken, the pages are numbered, and what is used of the font is embedded.
 */
final class PdfReport {
    private static final float SIDE = 34;
    private static final float TOP = 46;
    private static final float BOTTOM = 44;
    private static final float NAME_WIDTH = 2.4f;
    private static final float TEAM_WIDTH = 1.6f;
    private static final float[] TOTALS_WIDTHS = {2.2f, 1.6f, 5};

    private final ReportDocument report;
    private final Document pdf = new Document(PageSize.A4, SIDE, SIDE, TOP, BOTTOM);
    private final PdfTexts texts = new PdfTexts();

    private PdfReport(ReportDocument report) {
        this.report = report;
    }

    static byte[] of(ReportDocument report) {
        var out = new ByteArrayOutputStream();
        new PdfReport(report).write(out);
        return out.toByteArray();
    }

    private void write(ByteArrayOutputStream out) {
        var writer = PdfWriter.getInstance(pdf, out);
        writer.setPageEvent(new PdfPageNumbers(report.title(), texts));
        pdf.addTitle(report.title());
        pdf.addCreator("Milepost");
        writer.getExtraCatalog()
                .put(PdfName.LANG, new PdfString(report.language().tag()));
        pdf.open();
        pdf.add(new Paragraph(report.title(), texts.title()));
        pdf.add(facts());
        report.charts().forEach(this::addChart);
        addTotals();
        ReportDocument.LISTS.forEach(this::addSection);
        pdf.close();
    }

    private PdfPTable facts() {
        var table = table(new float[] {1, 4});
        report.facts().forEach(fact -> {
            table.addCell(texts.bare(fact.label(), texts.faint()));
            table.addCell(texts.bare(fact.value(), texts.plain()));
        });
        return table;
    }

    private void addChart(Chart chart) {
        var table = table(new float[] {NAME_WIDTH, 6, 1});
        table.setKeepTogether(true);
        var heading = texts.bare(chart.title(), texts.heading());
        heading.setColspan(table.getNumberOfColumns());
        table.addCell(heading);
        var key = texts.bare("", texts.faint());
        key.setColspan(table.getNumberOfColumns());
        key.setPhrase(texts.key(report.heading(Figure.COMPLETED), report.heading(Figure.ON_TIME)));
        table.addCell(key);
        chart.bars().forEach(bar -> {
            table.addCell(texts.bare(bar.name(), texts.plain()));
            var drawn = texts.bare("", texts.plain());
            drawn.setCellEvent(new PdfBars(bar.completed(), bar.onTime(), chart.most()));
            table.addCell(drawn);
            table.addCell(texts.bare(bar.completed() + " · " + bar.onTime(), texts.plain()));
        });
        pdf.add(table);
    }

    private void addTotals() {
        pdf.newPage();
        pdf.add(new Paragraph(report.title(Section.ORGANISATION), texts.heading()));
        var table = table(TOTALS_WIDTHS);
        List.of(Word.FIGURE, Word.VALUE, Word.MEANING)
                .forEach(word -> table.addCell(texts.header(report.of(word), word != Word.VALUE)));
        table.setHeaderRows(1);
        for (var figure : Figure.values()) {
            table.addCell(texts.text(report.heading(figure), texts.plain()));
            table.addCell(texts.number(lines(figure, report.totals()), texts.plain()));
            table.addCell(texts.text(report.definition(figure), texts.faint()));
        }
        pdf.add(table);
    }

    private void addSection(Section section) {
        pdf.newPage();
        pdf.add(new Paragraph(report.title(section), texts.heading()));
        if (report.rows(section).isEmpty()) {
            pdf.add(new Paragraph(report.of(Word.NOTHING), texts.plain()));
            return;
        }
        Arrays.stream(Topic.values()).forEach(topic -> addTable(section, topic));
    }

    private void addTable(Section section, Topic topic) {
        var caption = new Paragraph(report.title(section) + ": " + report.of(topic.title()), texts.bold());
        caption.setKeepTogether(true);
        pdf.add(caption);
        var table = table(widths(section, topic));
        table.addCell(texts.header(report.rowTitle(section), true));
        if (section == Section.COURIERS) {
            table.addCell(texts.header(report.of(Word.TEAM), true));
        }
        topic.figures().forEach(figure -> table.addCell(texts.header(report.heading(figure), false)));
        table.setHeaderRows(1);
        report.rows(section).forEach(row -> addRow(table, section, topic, row));
        table.addCell(texts.text(report.of(Word.ALL), texts.bold()));
        if (section == Section.COURIERS) {
            table.addCell(texts.text("", texts.bold()));
        }
        topic.figures().forEach(figure -> table.addCell(texts.number(lines(figure, report.totals()), texts.bold())));
        pdf.add(table);
    }

    private void addRow(PdfPTable table, Section section, Topic topic, Row row) {
        table.addCell(texts.text(row.name(), texts.plain()));
        if (section == Section.COURIERS) {
            table.addCell(texts.text(report.team(row), texts.faint()));
        }
        topic.figures().forEach(figure -> table.addCell(texts.number(lines(figure, row.figures()), texts.plain())));
    }

    private static String lines(Figure figure, Figures figures) {
        return String.join("\n", Values.lines(figure, figures));
    }

    private static float[] widths(Section section, Topic topic) {
        var names = section == Section.COURIERS ? List.of(NAME_WIDTH, TEAM_WIDTH) : List.of(NAME_WIDTH);
        var all = Stream.concat(names.stream(), topic.figures().stream().map(figure -> 1f))
                .toList();
        var widths = new float[all.size()];
        for (var i = 0; i < widths.length; i++) {
            widths[i] = all.get(i);
        }
        return widths;
    }

    private static PdfPTable table(float[] widths) {
        var table = new PdfPTable(widths);
        table.setWidthPercentage(100);
        table.setSpacingBefore(6);
        table.setSpacingAfter(10);
        table.setSplitRows(false);
        return table;
    }
}

package dev.milepost.adapters.http.reportfile;

import dev.milepost.adapters.http.reportfile.ReportDocument.Chart;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Section;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A report as one HTML file without anything around it: to be read, and printed on A4. It has no script, and one style sheet in it. */
public final class HtmlReport {
    private static final int WHOLE = 100;
    private static final String STYLE = style();

    /** What a policy allows the style sheet by (CSP 3, 6.7.3.3). */
    public static final String STYLE_HASH = "'sha256-" + hash(STYLE) + "'";

    /** The policy that the file is served with: nothing but its style. */
    public static final String POLICY = "default-src 'none'; style-src " + STYLE_HASH
            + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final ReportDocument document;
    private final StringBuilder html = new StringBuilder();

    private HtmlReport(ReportDocument document) {
        this.document = document;
    }

    static byte[] of(ReportDocument document) {
        return new HtmlReport(document).write().getBytes(StandardCharsets.UTF_8);
    }

    private static String style() {
        try (var in = HtmlReport.class.getResourceAsStream("report.css")) {
            var widths = IntStream.rangeClosed(0, WHOLE)
                    .mapToObj(width -> ".w" + width + "{width:" + width + "%}")
                    .collect(Collectors.joining("\n"));
            return new String(in.readAllBytes(), StandardCharsets.UTF_8) + widths;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    private String write() {
        html.append("<!DOCTYPE html>\n<html lang=\"").append(document.language().tag());
        html.append("\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\"><title>");
        html.append(escaped(document.title()))
                .append("</title><style>")
                .append(STYLE)
                .append("</style></head><body>\n");
        element("h1", document.title());
        html.append("<dl>");
        document.facts().forEach(fact -> {
            element("dt", fact.label());
            element("dd", fact.value());
        });
        html.append("</dl>\n");
        document.charts().forEach(this::writeChart);
        writeTotals();
        ReportDocument.LISTS.forEach(this::writeSection);
        return html.append("</body></html>\n").toString();
    }

    private void writeChart(Chart chart) {
        element("h3", chart.title());
        html.append("<p><span class=\"key\"></span>").append(escaped(document.heading(Figure.COMPLETED)));
        html.append("<span class=\"key second\"></span>").append(escaped(document.heading(Figure.ON_TIME)));
        html.append("</p><table class=\"chart\"><tbody>");
        chart.bars().forEach(bar -> {
            html.append("<tr>");
            element("th", bar.name());
            html.append("<td>");
            bar("bar", bar.completed(), chart.most());
            bar("bar second", bar.onTime(), chart.most());
            html.append("</td><td class=\"text\">")
                    .append(bar.completed())
                    .append(" · ")
                    .append(bar.onTime());
            html.append("</td></tr>\n");
        });
        html.append("</tbody></table>\n");
    }

    private void bar(String kind, long value, long most) {
        html.append("<span class=\"").append(kind).append(" w").append(WHOLE * value / Math.max(1, most));
        html.append("\"></span>");
    }

    private void writeTotals() {
        html.append("<h2 class=\"first\">")
                .append(escaped(document.title(Section.ORGANISATION)))
                .append("</h2>");
        html.append("<table><thead><tr>");
        List.of(Word.FIGURE, Word.VALUE, Word.MEANING).forEach(word -> element("th", document.of(word)));
        html.append("</tr></thead><tbody>");
        for (var figure : Figure.values()) {
            html.append("<tr>");
            element("th", document.heading(figure));
            value(figure, document.totals());
            html.append("<td class=\"wide\">")
                    .append(escaped(document.definition(figure)))
                    .append("</td></tr>\n");
        }
        html.append("</tbody></table>\n");
    }

    private void writeSection(Section section) {
        element("h2", document.title(section));
        if (document.rows(section).isEmpty()) {
            element("p", document.of(Word.NOTHING));
            return;
        }
        Arrays.stream(Topic.values()).forEach(topic -> writeTable(section, topic));
    }

    private void writeTable(Section section, Topic topic) {
        element("h3", document.title(section) + ": " + document.of(topic.title()));
        html.append("<table><thead><tr>");
        element("th", document.rowTitle(section));
        if (section == Section.COURIERS) {
            element("th", document.of(Word.TEAM));
        }
        topic.figures().forEach(figure -> element("th", document.heading(figure)));
        html.append("</tr></thead><tbody>");
        document.rows(section).forEach(row -> writeRow(section, topic, row.name(), document.team(row), row.figures()));
        html.append("</tbody><tfoot>");
        writeRow(section, topic, document.of(Word.ALL), "", document.totals());
        html.append("</tfoot></table>\n");
    }

    private void writeRow(Section section, Topic topic, String name, String team, Figures figures) {
        html.append("<tr>");
        element("th", name);
        if (section == Section.COURIERS) {
            html.append("<td class=\"text\">").append(escaped(team)).append("</td>");
        }
        topic.figures().forEach(figure -> value(figure, figures));
        html.append("</tr>\n");
    }

    private void value(Figure figure, Figures figures) {
        html.append("<td>");
        Values.lines(figure, figures)
                .forEach(line -> html.append("<span class=\"line\">")
                        .append(escaped(line))
                        .append("</span>"));
        html.append("</td>");
    }

    private void element(String name, String text) {
        html.append('<')
                .append(name)
                .append('>')
                .append(escaped(text))
                .append("</")
                .append(name)
                .append('>');
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}

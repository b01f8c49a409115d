package dev.milepost.adapters.http.reportfile;

import dev.milepost.application.report.ReportQueries.View;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Function;

/** A kind of file that a report is made into. */
public enum ReportFormat {
    XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", XlsxReport::of),
    PDF("pdf", "application/pdf", PdfReport::of),
    HTML("html", "text/html", HtmlReport::of);

    private final String word;
    private final String mediaType;
    private final Function<ReportDocument, byte[]> writer;

    ReportFormat(String word, String mediaType, Function<ReportDocument, byte[]> writer) {
        this.word = word;
        this.mediaType = mediaType;
        this.writer = writer;
    }

    /** What names of such files end with, and what it is asked for by. */
    public String word() {
        return word;
    }

    public String mediaType() {
        return mediaType;
    }

    /** With the charset of a text. */
    public String contentType() {
        return switch (this) {
            case XLSX, PDF -> mediaType;
            case HTML -> mediaType + "; charset=utf-8";
        };
    }

    /** Empty if no file is of this type. */
    public static Optional<ReportFormat> ofMediaType(String mediaType) {
        return Arrays.stream(values())
                .filter(format -> format.mediaType.equals(mediaType))
                .findFirst();
    }

    /** The file, made in memory of the view alone: the same view gives the same figures in every format. */
    public byte[] write(View view, Language language) {
        return writer.apply(new ReportDocument(view, language));
    }
}

package dev.milepost.adapters.http.reportfile;

import dev.milepost.domain.report.Figure;
import java.util.Currency;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.poi.ss.usermodel.BorderStyle;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.VerticalAlignment;
import org.apache.poi.xssf.usermodel.XSSFFont;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;

/** The styles of a workbook's cells, each made once: a workbook holds a limited number. */
final class XlsxStyles {
    private static final int TITLE_POINTS = 16;

    private final XSSFWorkbook workbook;
    private final CellStyle plain;
    private final CellStyle header;
    private final CellStyle title;
    private final Map<String, CellStyle> numbers = new HashMap<>();

    XlsxStyles(XSSFWorkbook workbook) {
        this.workbook = workbook;
        this.plain = workbook.createCellStyle();
        this.header = workbook.createCellStyle();
        header.setFont(bold());
        header.setWrapText(true);
        header.setVerticalAlignment(VerticalAlignment.TOP);
        header.setBorderBottom(BorderStyle.THIN);
        this.title = workbook.createCellStyle();
        var large = bold();
        large.setFontHeightInPoints((short) TITLE_POINTS);
        title.setFont(large);
    }

    private XSSFFont bold() {
        var font = workbook.createFont();
        font.setBold(true);
        return font;
    }

    CellStyle plain() {
        return plain;
    }

    CellStyle header() {
        return header;
    }

    CellStyle title() {
        return title;
    }

    /** Of a number. @param total whether it stands in the last row */
    CellStyle of(Figure.Unit unit, Optional<String> currency, boolean total) {
        var format = switch (unit) {
            case COUNT, METRES -> "#,##0";
            case SECONDS -> "[h]:mm:ss";
            case SHARE -> "0.00%";
            case MONEY -> money(currency.orElseThrow());
        };
        return numbers.computeIfAbsent(format + total, key -> number(format, total));
    }

    private static String money(String currency) {
        var digits = Currency.getInstance(currency).getDefaultFractionDigits();
        return digits > 0 ? "#,##0." + "0".repeat(digits) : "#,##0";
    }

    private CellStyle number(String format, boolean total) {
        var style = workbook.createCellStyle();
        style.setDataFormat(workbook.createDataFormat().getFormat(format));
        if (total) {
            style.setFont(bold());
            style.setBorderTop(BorderStyle.THIN);
        }
        return style;
    }
}

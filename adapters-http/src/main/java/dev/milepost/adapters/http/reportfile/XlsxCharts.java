package dev.milepost.adapters.http.reportfile;

import dev.milepost.adapters.http.reportfile.ReportDocument.Chart;
import dev.milepost.domain.report.Figure;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.XDDFColor;
import org.apache.poi.xddf.usermodel.XDDFSolidFillProperties;
import org.apache.poi.xddf.usermodel.chart.AxisCrossBetween;
import org.apache.poi.xddf.usermodel.chart.AxisCrosses;
import org.apache.poi.xddf.usermodel.chart.AxisOrientation;
import org.apache.poi.xddf.usermodel.chart.AxisPosition;
import org.apache.poi.xddf.usermodel.chart.BarDirection;
import org.apache.poi.xddf.usermodel.chart.ChartTypes;
import org.apache.poi.xddf.usermodel.chart.LegendPosition;
import org.apache.poi.xddf.usermodel.chart.XDDFBarChartData;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xssf.usermodel.XSSFClientAnchor;
import org.apache.poi.xssf.usermodel.XSSFSheet;

/** Bar charts of a report's sections, each beside the cells that it shows. */
final class XlsxCharts {
    private static final int COMPLETED = 1;
    private static final int ON_TIME = 2;
    private static final int FIRST_COLUMN = 4;
    private static final int LAST_COLUMN = 14;
    private static final int ROWS_A_CHART = 22;
    private static final int NAME_WIDTH = 28 * 256;
    private static final int NUMBER_WIDTH = 12 * 256;
    private static final byte[] BLUE = {0x1f, 0x6f, (byte) 0xeb};
    private static final byte[] GREEN = {0x1a, 0x7f, 0x37};

    private XlsxCharts() {}

    static void add(ReportDocument document, XSSFSheet sheet, XlsxStyles styles) {
        sheet.setColumnWidth(0, NAME_WIDTH);
        sheet.setColumnWidth(COMPLETED, NUMBER_WIDTH);
        sheet.setColumnWidth(ON_TIME, NUMBER_WIDTH);
        var first = 0;
        for (var chart : document.charts()) {
            writeCells(document, chart, sheet, styles, first);
            draw(chart, sheet, first);
            first += ROWS_A_CHART;
        }
    }

    private static void writeCells(
            ReportDocument document, Chart chart, XSSFSheet sheet, XlsxStyles styles, int first) {
        var header = sheet.createRow(first);
        header.createCell(0).setCellValue(chart.title());
        header.createCell(COMPLETED).setCellValue(document.heading(Figure.COMPLETED));
        header.createCell(ON_TIME).setCellValue(document.heading(Figure.ON_TIME));
        header.forEach(cell -> cell.setCellStyle(styles.header()));
        for (var i = 0; i < chart.bars().size(); i++) {
            var bar = chart.bars().get(i);
            var row = sheet.createRow(first + 1 + i);
            row.createCell(0).setCellValue(bar.name());
            row.createCell(COMPLETED).setCellValue(bar.completed());
            row.createCell(ON_TIME).setCellValue(bar.onTime());
        }
    }

    private static void draw(Chart chart, XSSFSheet sheet, int first) {
        var anchor = new XSSFClientAnchor(0, 0, 0, 0, FIRST_COLUMN, first, LAST_COLUMN, first + ROWS_A_CHART - 1);
        var drawn = sheet.createDrawingPatriarch().createChart(anchor);
        drawn.setTitleText(chart.title());
        drawn.setTitleOverlay(false);
        drawn.getOrAddLegend().setPosition(LegendPosition.BOTTOM);
        var names = drawn.createCategoryAxis(AxisPosition.LEFT);
        names.setOrientation(AxisOrientation.MAX_MIN);
        var numbers = drawn.createValueAxis(AxisPosition.BOTTOM);
        numbers.setCrosses(AxisCrosses.AUTO_ZERO);
        numbers.setCrossBetween(AxisCrossBetween.BETWEEN);
        var bars = (XDDFBarChartData) drawn.createData(ChartTypes.BAR, names, numbers);
        bars.setBarDirection(BarDirection.BAR);
        bars.setVaryColors(false);
        series(bars, sheet, first, chart.bars().size(), COMPLETED, BLUE);
        series(bars, sheet, first, chart.bars().size(), ON_TIME, GREEN);
        drawn.plot(bars);
    }

    private static void series(XDDFBarChartData bars, XSSFSheet sheet, int first, int count, int column, byte[] rgb) {
        var names =
                XDDFDataSourcesFactory.fromStringCellRange(sheet, new CellRangeAddress(first + 1, first + count, 0, 0));
        var values = XDDFDataSourcesFactory.fromNumericCellRange(
                sheet, new CellRangeAddress(first + 1, first + count, column, column));
        var title = sheet.getRow(first).getCell(column).getStringCellValue();
        var added = bars.addSeries(names, values);
        added.setTitle(title, new CellReference(sheet.getRow(first).getCell(column)));
        // Not every program chooses colours by itself.
        added.setFillProperties(new XDDFSolidFillProperties(XDDFColor.from(rgb)));
    }
}

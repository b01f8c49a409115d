package dev.milepost.adapters.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The page of costs says what DynamoDB Local measures of this code, and reckons right from there. */
class CostPageTest {
    private static final Path PAGE = Path.of("..", "docs", "aws-costs.md");
    /** A million request units to write, on demand, of items up to 1 KB. */
    private static final double DOLLARS = 0.625;

    private static final double YUAN = 11.15;
    /** Twenty-two days of eight hours, a point each ten seconds. */
    private static final int COURIER_MONTH = 63_360;

    private record Row(
            int points,
            double units,
            double millionDollars,
            double millionYuan,
            double monthDollars,
            double monthYuan) {}

    @Test
    void theTableIsWhatIsMeasured() throws IOException {
        var rows = rows();

        assertThat(rows).extracting(Row::points).containsExactly(1, 6, 30, 60);
        for (var row : rows) {
            var measured = measured(row.points());
            assertThat(row).as("measured: " + measured).satisfies(said -> {
                assertThat(said.units()).isCloseTo(measured.units(), within(measured.units() * 0.03));
                assertThat(said.millionDollars())
                        .isCloseTo(measured.millionDollars(), within(0.004 + measured.millionDollars() * 0.03));
                assertThat(said.millionYuan())
                        .isCloseTo(measured.millionYuan(), within(0.01 + measured.millionYuan() * 0.03));
                assertThat(said.monthDollars())
                        .isCloseTo(measured.monthDollars(), within(0.0004 + measured.monthDollars() * 0.03));
                assertThat(said.monthYuan())
                        .isCloseTo(measured.monthYuan(), within(0.001 + measured.monthYuan() * 0.03));
            });
        }
    }

    private static Row measured(int points) {
        var walk = new Walk(new CapacityMeter(), WriteUnitsTest.started());
        var uploads = Math.max(24, 240 / points);
        var units = walk.upload(uploads, points, 0).written();
        var aMillion = units / points;
        var aMonth = aMillion * COURIER_MONTH / 1e6;
        return new Row(points, units, aMillion * DOLLARS, aMillion * YUAN, aMonth * DOLLARS, aMonth * YUAN);
    }

    /** Of the first table of the page. */
    private static List<Row> rows() throws IOException {
        return Files.readAllLines(PAGE).stream()
                .filter(line -> line.matches("\\| *\\d+ \\|.*"))
                .map(line -> Stream.of(line.split("\\|"))
                        .map(cell -> cell.replaceAll("[^0-9.]", ""))
                        .filter(cell -> !cell.isEmpty())
                        .map(Double::valueOf)
                        .toList())
                .map(cells -> new Row(
                        cells.get(0).intValue(), cells.get(1), cells.get(2), cells.get(3), cells.get(4), cells.get(5)))
                .toList();
    }
}

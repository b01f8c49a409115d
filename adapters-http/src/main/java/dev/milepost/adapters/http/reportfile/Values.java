package dev.milepost.adapters.http.reportfile;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue;
import dev.milepost.domain.report.Figures;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Values as people read them. Digits are grouped as both languages do, and nothing is rounded away but hundredths of a per cent. */
final class Values {
    private static final String NOTHING = "–";

    private Values() {}

    /** One line, or one a currency. */
    static List<String> lines(Figure figure, Figures figures) {
        return switch (figures.value(figure)) {
            case FigureValue.Whole whole -> List.of(whole(figure.unit(), whole.value()));
            case FigureValue.Share share -> List.of(percent(share.value()));
            case FigureValue.Amounts money ->
                money.amounts().isEmpty()
                        ? List.of(NOTHING)
                        : money.amounts().stream().map(Values::amount).toList();
            case FigureValue.None none -> List.of(NOTHING);
        };
    }

    private static String whole(Figure.Unit unit, long value) {
        return switch (unit) {
            case SECONDS -> duration(value);
            case COUNT, METRES, SHARE, MONEY -> String.format(Locale.ROOT, "%,d", value);
        };
    }

    private static String duration(long seconds) {
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).setScale(2, RoundingMode.HALF_UP) + " %";
    }

    private static String amount(Money money) {
        var amount = new BigDecimal(money.amount());
        return String.format(Locale.ROOT, "%,." + amount.scale() + "f", amount) + " "
                + money.currency().getCurrencyCode();
    }

    /** What a figure is counted in, where its value doesn't say so itself. */
    static Word unit(Figure figure) {
        return switch (figure.unit()) {
            case COUNT, MONEY -> Word.PIECES;
            case METRES -> Word.METRES;
            case SECONDS -> Word.HOURS;
            case SHARE -> Word.PERCENT;
        };
    }
}

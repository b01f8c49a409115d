package dev.milepost.domain.report;

import dev.milepost.domain.money.Money;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Every {@link Figure} of one subject: the organisation, a team, a courier or a route. */
public record Figures(Map<Figure, FigureValue> values) {
    /** Nothing to say at all. */
    public static final Figures NONE = new Figures(Map.of());

    /** @param values what is missing is taken for {@link FigureValue.None} */
    public Figures {
        var all = new EnumMap<Figure, FigureValue>(Figure.class);
        for (var figure : Figure.values()) {
            all.put(figure, values.getOrDefault(figure, new FigureValue.None()));
        }
        values = Map.copyOf(all);
    }

    /** The figures of this work. */
    public static Figures of(Work work) {
        var values = new EnumMap<Figure, FigureValue>(Figure.class);
        for (var figure : Figure.values()) {
            values.put(figure, figure.of(work));
        }
        return new Figures(values);
    }

    public FigureValue value(Figure figure) {
        return values.get(figure);
    }

    /** The number of a figure that is one; 0 where there is none. */
    public long whole(Figure figure) {
        return value(figure) instanceof FigureValue.Whole whole ? whole.value() : 0;
    }

    /** The share of a figure that is one, 0..1; 0 where there is none. */
    public double share(Figure figure) {
        return value(figure) instanceof FigureValue.Share share ? share.value() : 0;
    }

    /** The amounts of a figure that is money, one a currency. */
    public List<Money> amounts(Figure figure) {
        return value(figure) instanceof FigureValue.Amounts money ? money.amounts() : List.of();
    }
}

package dev.milepost.domain.report;

import dev.milepost.domain.money.Money;
import java.util.List;

/** What a figure comes to. Its {@link Figure#unit} says what a number counts. */
public sealed interface FigureValue {
    /** Tasks, receipts, times, points, metres or seconds. */
    record Whole(long value) implements FigureValue {}

    /** A part of a whole, 0..1. */
    record Share(double value) implements FigureValue {}

    /** Money, kept apart by currency and never added across: one amount a currency, by its code. */
    record Amounts(List<Money> amounts) implements FigureValue {
        public Amounts {
            amounts = List.copyOf(amounts);
        }
    }

    /** There is nothing to say: no median of no tasks, no publications of a courier. */
    record None() implements FigureValue {}
}

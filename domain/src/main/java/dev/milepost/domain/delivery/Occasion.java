package dev.milepost.domain.delivery;

import dev.milepost.domain.report.ReportingPeriod;
import java.time.Instant;

/** What is told. */
public sealed interface Occasion {
    /**
     * A period has closed, or figures of one that had were corrected.
     *
     * @param number of the period's edition, counted from 1
     */
    record EditionMade(ReportingPeriod period, int number, Instant madeAt) implements Occasion {}

    /** Nothing but that messages arrive: somebody tries out a webhook. */
    record Ping() implements Occasion {}
}

package dev.milepost.domain.report;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A report as it was made after its period had closed; it never changes, but for what couriers are called. A later correction makes the next
 * number.
 *
 * @param number counts from 1 within a period
 * @param dataUntil what was known at this instant is in it
 * @param changes which figures differ from those of the number before; none in the first
 */
public record Edition(int number, Instant madeAt, Instant dataUntil, Report report, List<Change> changes) {
    public Edition {
        changes = List.copyOf(changes);
    }

    /** The ids of the couriers whom it tells of. */
    public Set<String> couriers() {
        return Stream.concat(
                        report.couriers().stream().map(Row::id),
                        changes.stream()
                                .filter(change -> change.section() == Section.COURIERS)
                                .map(Change::row))
                .collect(Collectors.toSet());
    }

    /** The same with couriers called otherwise. @param names from id to name */
    public Edition renaming(UnaryOperator<String> names) {
        return new Edition(
                number,
                madeAt,
                dataUntil,
                report.renaming(names),
                changes.stream().map(change -> change.renaming(names)).toList());
    }

    /** What there is to know without reading the report. */
    public Head head() {
        return new Head(report.period(), report.zone(), number, madeAt, dataUntil, changes.size());
    }

    /**
     * An edition in a list.
     *
     * @param changes how many figures differ from the number before
     */
    public record Head(
            ReportingPeriod period, ZoneId zone, int number, Instant madeAt, Instant dataUntil, int changes) {
        public Instant from() {
            return period.start(zone);
        }

        /** The first instant after the period. */
        public Instant to() {
            return period.end(zone);
        }
    }
}

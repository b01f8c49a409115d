package dev.milepost.application.report;

import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.ReportingPeriod.Month;
import dev.milepost.domain.report.ReportingPeriod.Week;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Makes the editions of weeks and months that have ended. Run it often: it catches up after a standstill and does nothing twice, however
 * many run it at once. A period in which nothing happened gets none.
 */
public final class CloseReports {
    /** A standstill of half a year is made up for. */
    private static final int WEEKS_BACK = 26;

    private static final int MONTHS_BACK = 6;

    /** Positions come up to 72 hours late and receipts are reviewed within weeks; older periods are left as they are. */
    private static final int WEEKS_CORRECTED = 6;

    private static final int MONTHS_CORRECTED = 2;

    private final ReportRepository reports;
    private final MakeReport makeReport;
    private final ZoneId zone;
    private final InstantSource clock;

    public CloseReports(ReportSources sources, ZoneId zone, InstantSource clock) {
        this.reports = sources.reports();
        this.makeReport = new MakeReport(sources, zone);
        this.zone = zone;
        this.clock = clock;
    }

    /** Makes the first edition of each ended period that has none. Cheap where there is nothing to do. */
    public List<Edition> close() {
        var closed = reports.latestOfEach(WEEKS_BACK + MONTHS_BACK).stream()
                .map(Edition.Head::period)
                .collect(Collectors.toSet());
        return ended(WEEKS_BACK, MONTHS_BACK)
                .filter(period -> !closed.contains(period))
                .flatMap(period -> makeFirst(period).stream())
                .toList();
    }

    /**
     * Makes a further edition of each lately closed period in which late positions, receipts or tasks have changed a figure. Makes each
     * report anew to find out, so that once an hour is often enough.
     */
    public List<Edition> correct() {
        return ended(WEEKS_CORRECTED, MONTHS_CORRECTED)
                .flatMap(period -> reports.latest(period).stream())
                .flatMap(edition -> makeNext(edition).stream())
                .toList();
    }

    /** The periods that have ended, the latest weeks first, then the latest months. */
    private Stream<ReportingPeriod> ended(int weeks, int months) {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        return Stream.concat(
                Stream.iterate(Week.of(today).previous(), Week::previous).limit(weeks),
                Stream.iterate(Month.of(today).previous(), Month::previous).limit(months));
    }

    private Optional<Edition> makeFirst(ReportingPeriod period) {
        var dataUntil = clock.instant();
        var report = makeReport.make(period);
        return report.isEmpty() ? Optional.empty() : add(new Edition(1, clock.instant(), dataUntil, report, List.of()));
    }

    private Optional<Edition> makeNext(Edition latest) {
        var dataUntil = clock.instant();
        var report = makeReport.make(latest.report().period());
        var changes = report.changesSince(latest.report());
        return changes.isEmpty()
                ? Optional.empty()
                : add(new Edition(latest.number() + 1, clock.instant(), dataUntil, report, changes));
    }

    /** Kept for good without names of people, who may ask to be forgotten: couriers go by their ids there. */
    private Optional<Edition> add(Edition edition) {
        return reports.add(edition.renaming(UnaryOperator.identity())) ? Optional.of(edition) : Optional.empty();
    }
}

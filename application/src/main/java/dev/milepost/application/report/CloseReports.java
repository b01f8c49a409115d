package dev.milepost.application.report;

import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;

/**
 * Makes the editions of weeks and months that have ended. Run it often: it catches up after a standstill, does nothing
 * twice, and makes a further edition where late positions or receipts have changed a figure.
 */
public final class CloseReports {
    /** Positions come up to 72 hours late and receipts are reviewed within weeks; older periods are left as they are. */
    private static final int WEEKS_BACK = 6;

    private static final int MONTHS_BACK = 2;

    private final ReportRepository reports;
    private final MakeReport makeReport;
    private final ZoneId zone;
    private final InstantSource clock;

    public CloseReports(
            ReportRepository reports,
            ReceiptRepository receipts,
            AccountRepository accounts,
            ZoneId zone,
            InstantSource clock) {
        this.reports = reports;
        this.makeReport = new MakeReport(reports, receipts, accounts, zone);
        this.zone = zone;
        this.clock = clock;
    }

    /** @return the editions that it made */
    public List<Edition> close() {
        var today = LocalDate.ofInstant(clock.instant(), zone);
        var weeks = Stream.iterate(ReportingPeriod.Week.of(today).previous(), ReportingPeriod.Week::previous)
                .limit(WEEKS_BACK);
        var months = Stream.iterate(ReportingPeriod.Month.of(today).previous(), ReportingPeriod.Month::previous)
                .limit(MONTHS_BACK);
        return Stream.concat(weeks, months)
                .flatMap(period -> close(period).stream())
                .toList();
    }

    private List<Edition> close(ReportingPeriod period) {
        var report = makeReport.make(period);
        var latest = reports.latest(period);
        var unchanged =
                latest.map(edition -> edition.report().sameFiguresAs(report)).orElseGet(() -> isEmpty(report));
        if (unchanged) {
            return List.of();
        }
        var edition = new Edition(latest.map(Edition::number).orElse(0) + 1, clock.instant(), report);
        return reports.add(edition) ? List.of(edition) : List.of();
    }

    private static boolean isEmpty(Report report) {
        return report.rows().isEmpty();
    }
}

package dev.milepost.application.report;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.ReportRepository;
import dev.milepost.application.port.TeamRepository;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Edition;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** Reads reports: the newest edition of a closed period, or a preview of one that runs or has none yet. */
public final class ReportQueries {
    private static final int MOST_CLOSED = 500;

    private final ReportRepository reports;
    private final TeamRepository teams;
    private final MakeReport makeReport;
    private final InstantSource clock;

    public ReportQueries(
            ReportRepository reports,
            ReceiptRepository receipts,
            AccountRepository accounts,
            TeamRepository teams,
            ZoneId zone,
            InstantSource clock) {
        this.reports = reports;
        this.teams = teams;
        this.makeReport = new MakeReport(reports, receipts, accounts, zone);
        this.clock = clock;
    }

    /** @param edition the number of a closed period's edition; empty: a preview of what is known now */
    public record View(Report report, Optional<Integer> edition, Instant madeAt) {}

    /** @param team the only team whose couriers are shown; empty: all */
    public Outcome<View> find(ReportingPeriod period, Optional<TeamId> team) {
        if (team.isPresent() && teams.find(team.get()).isEmpty()) {
            return Outcome.refused(Refusal.Flawed.of("teamId", "no such team"));
        }
        var view = reports.latest(period)
                .map(edition -> new View(edition.report(), Optional.of(edition.number()), edition.madeAt()))
                .orElseGet(() -> new View(makeReport.make(period), Optional.empty(), clock.instant()));
        return Outcome.done(team.map(only -> new View(view.report().ofTeam(only), view.edition(), view.madeAt()))
                .orElse(view));
    }

    /** The newest edition of each closed period, the latest period first. */
    public List<Edition> closed() {
        return reports.latestOfEach(MOST_CLOSED);
    }
}

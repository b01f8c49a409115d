package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.Reports.SHANGHAI;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Outcome;
import dev.milepost.application.port.PasswordHash;
import dev.milepost.application.report.CloseReports;
import dev.milepost.application.report.ReportQueries;
import dev.milepost.application.report.ReportSources;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod.Week;
import dev.milepost.domain.report.Row;
import dev.milepost.testing.People;
import dev.milepost.testing.Reports;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A report that was closed before a courier was forgotten, out of the database. */
class ErasedInReportsTest {
    private static final Week WEEK = new Week(2026, 48);
    private static final Instant AFTER = NINE.plus(Duration.ofDays(9));

    private final Database database = TestDatabase.empty();
    private final PostgresAccountRepository accounts = new PostgresAccountRepository(database);
    private final ReportSources sources = new ReportSources(
            new PostgresReportRepository(database),
            new PostgresReceiptRepository(database),
            new PostgresTaskRepository(database),
            accounts,
            new PostgresTeamRepository(database),
            new PostgresRouteRepository(database));

    private Report shown() {
        var found = new ReportQueries(sources, SHANGHAI, InstantSource.fixed(AFTER))
                .find(WEEK, Optional.empty(), Optional.of(1));
        assertThat(found).isInstanceOf(Outcome.Done.class);
        return ((Outcome.Done<ReportQueries.View>) found).value().report();
    }

    @Test
    void namesThemNoMoreAndKeepsItsFigures() {
        var anna = People.account(ANNA);
        accounts.add(anna, new PasswordHash("hash"));
        sources.reports().save(Reports.summary(1).get());
        new CloseReports(sources, SHANGHAI, InstantSource.fixed(AFTER)).close();
        var before = shown().couriers();
        assertThat(before).singleElement().extracting(Row::name).isEqualTo(anna.name());

        accounts.save(anna.erased(), Optional.empty(), 1);

        var row = before.getFirst();
        assertThat(shown().couriers()).containsExactly(new Row(row.id(), "Erased", row.teamId(), row.figures()));
    }
}

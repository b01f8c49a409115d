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
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.UnaryOperator;
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

    private String stored() {
        return database.with(
                handle -> handle.select("select report::text from report_editions where period = '2026-W48'")
                        .mapTo(String.class)
                        .one());
    }

    @Test
    void whatWasStoredWithNamesLosesThem() throws IOException {
        var edition = Reports.edition(WEEK, 2);
        sources.reports().add(edition);
        assertThat(stored()).contains("安娜", "Boris", "\"Anna\"", "Ring road");

        var script = Files.readString(Path.of("src/main/resources/db/migration/V22__editions_without_names.sql"));
        database.with(handle -> handle.execute(script));

        assertThat(stored()).contains("Ring road").doesNotContain("安娜", "Boris", "\"Anna\"");
        var kept = sources.reports().find(WEEK, 2).orElseThrow();
        assertThat(kept).isEqualTo(edition.renaming(UnaryOperator.identity()));
    }

    @Test
    void namesThemNoMoreAndKeepsItsFigures() {
        var anna = People.account(ANNA);
        accounts.add(anna, new PasswordHash("hash"));
        sources.reports().save(Reports.summary(1).get());
        new CloseReports(sources, SHANGHAI, InstantSource.fixed(AFTER)).close();
        var before = shown().couriers();
        assertThat(before).singleElement().extracting(Row::name).isEqualTo(anna.name());
        assertThat(stored()).contains(anna.id().value()).doesNotContain(anna.name());

        accounts.save(anna.erased(), Optional.empty(), 1);

        var row = before.getFirst();
        assertThat(shown().couriers()).containsExactly(new Row(row.id(), "Erased", row.teamId(), row.figures()));
    }
}

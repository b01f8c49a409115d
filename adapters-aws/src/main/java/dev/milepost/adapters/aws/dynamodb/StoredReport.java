package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.CourierSummary;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A closed report as it is stored: a document that never changes, compressed, so that the rows of some ten thousand couriers fit into an
 * item.
 */
record StoredReport(String zone, Instant from, Instant to, List<StoredRow> rows) {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    static byte[] pack(Report report) {
        var stored = new StoredReport(
                report.zone().getId(),
                report.from(),
                report.to(),
                report.rows().stream().map(StoredRow::of).toList());
        var packed = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(packed)) {
            zip.write(MAPPER.writeValueAsBytes(stored));
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return packed.toByteArray();
    }

    static Report unpack(ReportingPeriod period, byte[] packed) {
        try (var zip = new GZIPInputStream(new ByteArrayInputStream(packed))) {
            return MAPPER.readValue(zip.readAllBytes(), StoredReport.class).report(period);
        } catch (IOException damaged) {
            throw new UncheckedIOException(damaged);
        }
    }

    private Report report(ReportingPeriod period) {
        return new Report(
                period,
                ZoneId.of(zone),
                from,
                to,
                rows.stream().map(StoredRow::row).toList());
    }

    record StoredRow(String courier, String name, Optional<String> team, StoredFigures figures) {
        static StoredRow of(CourierSummary row) {
            return new StoredRow(
                    row.courier().value(),
                    row.name(),
                    row.teamId().map(TeamId::value),
                    StoredFigures.of(row.figures()));
        }

        CourierSummary row() {
            return new CourierSummary(new AccountId(courier), name, team.map(TeamId::new), figures.figures());
        }
    }

    record StoredMoney(long minorUnits, String currency) {
        static List<StoredMoney> of(List<Money> amounts) {
            return amounts.stream()
                    .map(money ->
                            new StoredMoney(money.minorUnits(), money.currency().getCurrencyCode()))
                    .toList();
        }

        static List<Money> amounts(List<StoredMoney> stored) {
            return stored.stream()
                    .map(money -> new Money(money.minorUnits, Currency.getInstance(money.currency)))
                    .toList();
        }
    }

    record StoredFigures(
            int claimed,
            int completed,
            int onTime,
            int flagged,
            int cancelled,
            double distanceMetres,
            long movingSeconds,
            long standingSeconds,
            long offRouteSeconds,
            List<StoredMoney> bonus,
            int receiptsConfirmed,
            List<StoredMoney> confirmedTotal,
            int receiptsPending,
            int receiptsRejected) {
        static StoredFigures of(Figures figures) {
            return new StoredFigures(
                    figures.claimed(),
                    figures.completed(),
                    figures.onTime(),
                    figures.flagged(),
                    figures.cancelled(),
                    figures.distanceMetres(),
                    figures.movingSeconds(),
                    figures.standingSeconds(),
                    figures.offRouteSeconds(),
                    StoredMoney.of(figures.bonus()),
                    figures.receiptsConfirmed(),
                    StoredMoney.of(figures.confirmedTotal()),
                    figures.receiptsPending(),
                    figures.receiptsRejected());
        }

        Figures figures() {
            return new Figures(
                    claimed,
                    completed,
                    onTime,
                    flagged,
                    cancelled,
                    distanceMetres,
                    movingSeconds,
                    standingSeconds,
                    offRouteSeconds,
                    StoredMoney.amounts(bonus),
                    receiptsConfirmed,
                    StoredMoney.amounts(confirmedTotal),
                    receiptsPending,
                    receiptsRejected);
        }
    }
}

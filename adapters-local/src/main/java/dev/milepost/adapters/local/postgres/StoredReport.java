package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Change;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.FigureValue;
import dev.milepost.domain.report.FigureValue.Amounts;
import dev.milepost.domain.report.FigureValue.None;
import dev.milepost.domain.report.FigureValue.Share;
import dev.milepost.domain.report.FigureValue.Whole;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.Report;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.Section;
import java.time.Instant;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** An edition's report and changes as they are stored: a document that never changes. Figures go by their keys. */
record StoredReport(
        String zone,
        Instant from,
        Instant to,
        Map<String, StoredValue> organisation,
        List<StoredRow> teams,
        List<StoredRow> couriers,
        List<StoredRow> routes,
        List<StoredChange> changes) {
    static StoredReport of(Report report, List<Change> changes) {
        return new StoredReport(
                report.zone().getId(),
                report.from(),
                report.to(),
                stored(report.organisation()),
                stored(report.teams()),
                stored(report.couriers()),
                stored(report.routes()),
                changes.stream().map(StoredChange::of).toList());
    }

    Report report(ReportingPeriod period) {
        return new Report(
                period,
                ZoneId.of(zone),
                from,
                to,
                figures(organisation),
                teams.stream().map(StoredRow::row).toList(),
                couriers.stream().map(StoredRow::row).toList(),
                routes.stream().map(StoredRow::row).toList());
    }

    List<Change> listOfChanges() {
        return changes.stream().flatMap(change -> change.change().stream()).toList();
    }

    private static List<StoredRow> stored(List<Row> rows) {
        return rows.stream().map(StoredRow::of).toList();
    }

    private static Map<String, StoredValue> stored(Figures figures) {
        var stored = new TreeMap<String, StoredValue>();
        figures.values().forEach((figure, value) -> stored.put(figure.key(), StoredValue.of(value)));
        return stored;
    }

    private static Figures figures(Map<String, StoredValue> stored) {
        var values = new EnumMap<Figure, FigureValue>(Figure.class);
        stored.forEach((key, value) -> Figure.ofKey(key).ifPresent(figure -> values.put(figure, value.value())));
        return new Figures(values);
    }

    record StoredRow(String id, String name, Optional<String> team, Map<String, StoredValue> figures) {
        static StoredRow of(Row row) {
            return new StoredRow(row.id(), row.name(), row.teamId().map(TeamId::value), stored(row.figures()));
        }

        Row row() {
            return new Row(id, name, team.map(TeamId::new), StoredReport.figures(figures));
        }
    }

    record StoredChange(
            Section section, String row, String name, String figure, StoredValue before, StoredValue after) {
        static StoredChange of(Change change) {
            return new StoredChange(
                    change.section(),
                    change.row(),
                    change.name(),
                    change.figure().key(),
                    StoredValue.of(change.before()),
                    StoredValue.of(change.after()));
        }

        /** Empty if there is no such figure any more. */
        Optional<Change> change() {
            return Figure.ofKey(figure)
                    .map(known -> new Change(section, row, name, known, before.value(), after.value()));
        }
    }

    /** One of the three, or none. */
    record StoredValue(Optional<Long> whole, Optional<Double> share, Optional<List<StoredMoney>> amounts) {
        static StoredValue of(FigureValue value) {
            return switch (value) {
                case Whole whole -> new StoredValue(Optional.of(whole.value()), Optional.empty(), Optional.empty());
                case Share share -> new StoredValue(Optional.empty(), Optional.of(share.value()), Optional.empty());
                case Amounts money ->
                    new StoredValue(
                            Optional.empty(),
                            Optional.empty(),
                            Optional.of(money.amounts().stream()
                                    .map(StoredMoney::of)
                                    .toList()));
                case None none -> new StoredValue(Optional.empty(), Optional.empty(), Optional.empty());
            };
        }

        FigureValue value() {
            return whole.<FigureValue>map(Whole::new)
                    .or(() -> share.map(Share::new))
                    .or(() -> amounts.map(stored ->
                            new Amounts(stored.stream().map(StoredMoney::money).toList())))
                    .orElseGet(None::new);
        }
    }
}

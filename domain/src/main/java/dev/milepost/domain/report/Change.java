package dev.milepost.domain.report;

import dev.milepost.domain.people.TeamId;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * A figure that is not what it was in the edition before.
 *
 * @param row its id within the section; empty for the organisation
 * @param name of the row, as in the newer edition, or in the older if it has gone
 */
public record Change(Section section, String row, String name, Figure figure, FigureValue before, FigureValue after) {

    private record Key(String id, Optional<TeamId> team) {}

    /** The same with another name of its row, if that is a courier. @param couriers from id to name */
    Change renaming(UnaryOperator<String> couriers) {
        return section == Section.COURIERS
                ? new Change(section, row, couriers.apply(row), figure, before, after)
                : this;
    }

    /** Every figure that differs, whatever the rows are called by now. */
    static List<Change> between(Report earlier, Report later) {
        return Arrays.stream(Section.values())
                .flatMap(section -> between(section, byKey(earlier.rows(section)), byKey(later.rows(section))))
                .toList();
    }

    private static Stream<Change> between(Section section, Map<Key, Row> before, Map<Key, Row> after) {
        var all = new LinkedHashMap<>(after);
        before.forEach(all::putIfAbsent);
        return all.entrySet().stream()
                .flatMap(row -> between(
                        section, row.getValue(), figuresOf(before, row.getKey()), figuresOf(after, row.getKey())));
    }

    private static Stream<Change> between(Section section, Row row, Figures before, Figures after) {
        return Arrays.stream(Figure.values())
                .filter(figure -> !before.value(figure).equals(after.value(figure)))
                .map(figure ->
                        new Change(section, row.id(), row.name(), figure, before.value(figure), after.value(figure)));
    }

    private static Map<Key, Row> byKey(List<Row> rows) {
        var byKey = new LinkedHashMap<Key, Row>();
        rows.forEach(row -> byKey.put(new Key(row.id(), row.teamId()), row));
        return byKey;
    }

    private static Figures figuresOf(Map<Key, Row> rows, Key key) {
        return Optional.ofNullable(rows.get(key)).map(Row::figures).orElse(Figures.NONE);
    }
}

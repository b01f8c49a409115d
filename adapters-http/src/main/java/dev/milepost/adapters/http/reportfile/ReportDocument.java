package dev.milepost.adapters.http.reportfile;

import dev.milepost.application.report.ReportQueries.View;
import dev.milepost.domain.people.TeamId;
import dev.milepost.domain.report.Figure;
import dev.milepost.domain.report.Figures;
import dev.milepost.domain.report.ReportingPeriod;
import dev.milepost.domain.report.Row;
import dev.milepost.domain.report.Section;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A report in a language: what every file says, whatever it looks like there. */
record ReportDocument(View view, Language language) {
    /** More bars than these nobody compares. */
    static final int MOST_BARS = 12;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** Sections whose rows are many; the organisation is one. */
    static final List<Section> LISTS = List.of(Section.TEAMS, Section.COURIERS, Section.ROUTES);

    /** Something that holds for the report as a whole. */
    record Fact(String label, String value) {}

    /** Completed tasks of those who completed the most, the most first. */
    record Chart(String title, List<Bar> bars) {
        long most() {
            return bars.stream().mapToLong(Bar::completed).max().orElse(0);
        }
    }

    record Bar(String name, long completed, long onTime) {}

    String title() {
        var word = switch (view.report().period()) {
            case ReportingPeriod.Week week -> Word.WEEKLY_REPORT;
            case ReportingPeriod.Month month -> Word.MONTHLY_REPORT;
        };
        return language.of(word) + " " + view.report().period().label();
    }

    List<Fact> facts() {
        var report = view.report();
        return List.of(
                fact(Word.PERIOD, time(report.from()) + " – " + time(report.to())),
                fact(Word.ZONE, report.zone().getId()),
                fact(Word.EDITION, view.edition().map(String::valueOf).orElseGet(() -> language.of(Word.PREVIEW))),
                fact(Word.MADE_AT, time(view.madeAt())),
                fact(Word.DATA_UNTIL, time(view.dataUntil())));
    }

    private Fact fact(Word label, String value) {
        return new Fact(language.of(label), value);
    }

    private String time(Instant at) {
        return TIME.format(at.atZone(view.report().zone()));
    }

    String of(Word word) {
        return language.of(word);
    }

    /** A figure's heading, with its unit where the values don't tell it. */
    String heading(Figure figure) {
        return language.of(figure.title()) + (figure.unit() == Figure.Unit.METRES ? ", " + of(Word.METRES) : "");
    }

    String definition(Figure figure) {
        return language.of(figure.definition());
    }

    String title(Section section) {
        return of(
                switch (section) {
                    case ORGANISATION -> Word.TOTALS;
                    case TEAMS -> Word.TEAMS;
                    case COURIERS -> Word.COURIERS;
                    case ROUTES -> Word.ROUTES;
                });
    }

    /** What stands above the names of a section. */
    String rowTitle(Section section) {
        return of(
                switch (section) {
                    case ORGANISATION -> Word.ALL;
                    case TEAMS -> Word.TEAM;
                    case COURIERS -> Word.COURIER;
                    case ROUTES -> Word.ROUTE;
                });
    }

    Figures totals() {
        return view.report().organisation();
    }

    List<Row> rows(Section section) {
        return view.report().rows(section);
    }

    /** The name of the team that a courier worked for; empty if of none. */
    String team(Row courier) {
        return courier.teamId().map(this::teamName).orElse("");
    }

    private String teamName(TeamId id) {
        return teamNames().getOrDefault(id.value(), id.value());
    }

    private Map<String, String> teamNames() {
        return rows(Section.TEAMS).stream().collect(Collectors.toMap(Row::id, Row::name, (first, second) -> first));
    }

    /** The currencies of a figure that is money, by code. */
    List<String> currencies(Figure figure) {
        return Stream.concat(
                        Stream.of(totals()),
                        LISTS.stream()
                                .flatMap(section -> rows(section).stream())
                                .map(Row::figures))
                .flatMap(figures -> figures.amounts(figure).stream())
                .map(amount -> amount.currency().getCurrencyCode())
                .distinct()
                .sorted()
                .toList();
    }

    /** A chart a section; none of one where nobody completed anything. */
    List<Chart> charts() {
        return LISTS.stream().flatMap(section -> chart(section).stream()).toList();
    }

    private Optional<Chart> chart(Section section) {
        var bars = rows(section).stream()
                .map(row -> new Bar(
                        row.name(),
                        row.figures().whole(Figure.COMPLETED),
                        row.figures().whole(Figure.ON_TIME)))
                .filter(bar -> bar.completed() > 0)
                .sorted(Comparator.comparingLong(Bar::completed).reversed())
                .limit(MOST_BARS)
                .toList();
        return bars.isEmpty()
                ? Optional.empty()
                : Optional.of(new Chart(title(section) + ": " + of(Word.MOST_COMPLETED), bars));
    }
}

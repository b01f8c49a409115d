package dev.milepost.server.bench;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** What one benchmark has measured: a table at the end, or as JSON a line a figure. */
final class Figures {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final List<String> HEAD = List.of("case", "unit", "median", "p99", "floor", "ratio", "more");

    private final String bench;
    private final boolean json;
    private final PrintStream out;
    private final PrintStream progress;
    private final List<Figure> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param progress gets what is being done, so that nobody waits in the dark */
    Figures(String bench, boolean json, PrintStream out, PrintStream progress) {
        this.bench = bench;
        this.json = json;
        this.out = out;
        this.progress = progress;
    }

    /** Says what is being measured now. */
    void doing(String what) {
        progress.println("  " + bench + ": " + what);
    }

    void add(Figure figure) {
        figures.add(figure);
        if (json) {
            out.println(JSON.writeValueAsString(line(figure)));
        }
    }

    /** A sentence below the table: what a target was, or what bounds a figure. */
    void note(String sentence) {
        notes.add(sentence);
    }

    void print() {
        if (json) {
            return;
        }
        var rows = new ArrayList<List<String>>();
        rows.add(HEAD);
        figures.forEach(figure -> rows.add(row(figure)));
        var widths = new int[HEAD.size()];
        for (var row : rows) {
            for (int i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], row.get(i).length());
            }
        }
        out.println("bench " + bench);
        rows.forEach(row -> out.println(aligned(row, widths)));
        notes.forEach(note -> out.println("  " + note));
        out.println();
    }

    private Map<String, Object> line(Figure figure) {
        var line = new LinkedHashMap<String, Object>();
        line.put("bench", bench);
        line.put("case", figure.name());
        line.put("unit", figure.unit());
        line.put("median", figure.median());
        figure.p99().ifPresent(value -> line.put("p99", value));
        figure.floor().ifPresent(value -> line.put("floor", value));
        figure.ratio().ifPresent(value -> line.put("ratio", value));
        line.putAll(new TreeMap<>(figure.more()));
        return line;
    }

    private static List<String> row(Figure figure) {
        return List.of(
                figure.name(),
                figure.unit(),
                number(figure.median()),
                number(figure.p99()),
                number(figure.floor()),
                figure.ratio().isPresent()
                        ? String.format(Locale.ROOT, "%.2f", figure.ratio().getAsDouble())
                        : "",
                new TreeMap<>(figure.more())
                        .entrySet().stream()
                                .map(more -> more.getKey() + " " + number(more.getValue()))
                                .collect(Collectors.joining(", ")));
    }

    private static String number(OptionalDouble value) {
        return value.isPresent() ? number(value.getAsDouble()) : "";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, Math.abs(value) < 100 ? "%.2f" : "%,.0f", value);
    }

    /** Names to the left, numbers to the right. */
    private static String aligned(List<String> row, int[] widths) {
        var line = new StringBuilder();
        for (int i = 0; i < widths.length; i++) {
            var left = i < 2 || i == widths.length - 1;
            line.append("  ").append(String.format("%" + (left ? "-" : "") + Math.max(1, widths[i]) + "s", row.get(i)));
        }
        return line.toString().stripTrailing();
    }
}

package dev.milepost.domain.tracking;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import org.opentest4j.TestAbortedException;

/**
 * {@code ./milepost bench matching [--json]}: how far progress is from the truth on simulated drives, and how often it falls by more than
 * noise explains. A combination is a shape, a noise, a step of time, and whether there are gaps of minutes; a case has all those of a noise
 * with or without gaps.
 */
public final class MatchingBench {
    private static final int DRIVES = 24;
    private static final String ROW = "  %-22s %6s %6s %6s %6s %12s %10s %5s %10s%n";

    private MatchingBench() {}

    /** @param arguments nothing or {@code --json} */
    public static void main(String[] arguments) {
        boolean json = List.of(arguments).contains("--json");
        var shapes = new LinkedHashMap<>(Shapes.synthetic());
        try {
            shapes.putAll(Shapes.real());
        } catch (TestAbortedException missing) {
            System.err.println("  without shapes of real ways: " + missing.getMessage());
        }
        if (!json) {
            System.out.println("bench matching, metres along the route: " + DRIVES + " drives a combination");
            System.out.printf(
                    ROW, "case", "median", "p95", "p99", "target", "combinations", "steps", "falls", "over p95");
        }
        for (double sigma : Simulation.SIGMAS) {
            for (boolean gaps : new boolean[] {false, true}) {
                var results = Simulation.all(shapes, sigma, Simulation.STEPS, gaps).parallelStream()
                        .map(simulation -> simulation.run(DRIVES))
                        .toList();
                print(String.format(Locale.ROOT, "noise %.0f m%s", sigma, gaps ? ", gaps" : ""), results, json);
            }
        }
    }

    private static void print(String name, List<Simulation.Result> results, boolean json) {
        double[] errors = results.stream()
                .flatMapToDouble(result -> Arrays.stream(result.errors()))
                .sorted()
                .toArray();
        var cells = new ArrayList<Object>();
        cells.add(name);
        for (double share : new double[] {0.5, 0.95, 0.99}) {
            cells.add(String.format(Locale.ROOT, "%.1f", errors[(int) (share * errors.length)]));
        }
        cells.add(String.format(Locale.ROOT, "%.0f", results.getFirst().of().mostError()));
        cells.add(results.size());
        cells.add(errors.length);
        cells.add(results.stream().mapToInt(Simulation.Result::falls).sum());
        cells.add(results.stream().filter(Simulation.Result::missesP95).count());
        var line = json
                ? "{\"bench\": \"matching\", \"case\": \"%s\", \"unit\": \"m\", \"median\": %s, \"p95\": %s, \"p99\": %s,"
                        + " \"target\": %s, \"combinations\": %s, \"steps\": %s, \"falls\": %s, \"overP95\": %s}%n"
                : ROW;
        System.out.printf(line, cells.toArray());
    }
}

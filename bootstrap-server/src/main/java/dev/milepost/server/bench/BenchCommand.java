package dev.milepost.server.bench;

import dev.milepost.server.WrongUse;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code ./milepost bench}: measures what was asked for, or everything in turn. */
public final class BenchCommand {
    private static final String JSON = "--json";

    private final PrintStream out;
    private final PrintStream progress;
    private final Map<String, Benchmark> benchmarks = new LinkedHashMap<>();

    public BenchCommand(PrintStream out, PrintStream progress) {
        this.out = out;
        this.progress = progress;
        benchmarks.put("ingest", new IngestBench());
        benchmarks.put("claim", new ClaimBench());
    }

    /**
     * @param arguments names of benchmarks, and {@code --json} for a line a figure in place of tables
     * @return true: what can't be measured is a fault
     * @throws WrongUse if there is no such benchmark
     */
    public boolean run(List<String> arguments) {
        var names =
                arguments.stream().filter(argument -> !argument.equals(JSON)).toList();
        names.stream().filter(name -> !benchmarks.containsKey(name)).findFirst().ifPresent(unknown -> {
            throw new WrongUse("unknown benchmark " + unknown + ": ./milepost bench ["
                    + String.join("|", benchmarks.keySet()) + "] [--json]");
        });
        for (var name : names.isEmpty() ? List.copyOf(benchmarks.keySet()) : names) {
            var figures = new Figures(name, arguments.contains(JSON), out, progress);
            benchmarks.get(name).run(figures);
            figures.print();
        }
        return true;
    }
}

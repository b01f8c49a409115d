package dev.milepost.server.bench;

import dev.milepost.server.WrongUse;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@code ./milepost bench}: measures what was asked for, or everything in turn. */
public final class BenchCommand {
    private static final String JSON = "--json";
    private static final String RECEIPTS = "receipts";

    private final PrintStream out;
    private final PrintStream progress;
    private final Supplier<ReceiptReading> reading;
    private final Map<String, Benchmark> benchmarks = new LinkedHashMap<>();

    /** @param reading how receipts are read, asked for when they are */
    public BenchCommand(PrintStream out, PrintStream progress, Supplier<ReceiptReading> reading) {
        this.out = out;
        this.progress = progress;
        this.reading = reading;
        benchmarks.put("ingest", new IngestBench());
        benchmarks.put("crash", new CrashBench());
        benchmarks.put("claim", new ClaimBench());
        benchmarks.put("live", new LiveBench());
        benchmarks.put("reload", new ReloadBench());
        benchmarks.put("package", new PackageBench());
        benchmarks.put("reports", new ReportsBench());
    }

    /**
     * @param arguments names of benchmarks, and {@code --json} for a line a figure in place of tables
     * @return true: what can't be measured is a fault
     * @throws WrongUse if there is no such benchmark
     */
    public boolean run(List<String> arguments) {
        var names =
                arguments.stream().filter(argument -> !argument.equals(JSON)).toList();
        if (!names.isEmpty() && names.getFirst().equals(RECEIPTS)) {
            return receipts(names.subList(1, names.size()), arguments.contains(JSON));
        }
        names.stream().filter(name -> !benchmarks.containsKey(name)).findFirst().ifPresent(unknown -> {
            throw new WrongUse("unknown benchmark " + unknown + ": ./milepost bench ["
                    + String.join("|", benchmarks.keySet()) + "] [--json]");
        });
        for (var name : names.isEmpty() ? List.copyOf(benchmarks.keySet()) : names) {
            measure(name, benchmarks.get(name), arguments.contains(JSON));
        }
        return true;
    }

    /** The only one that needs something to measure with, which nobody ships: each organisation has its own. */
    private boolean receipts(List<String> folders, boolean json) {
        if (folders.isEmpty()) {
            throw new WrongUse("bench receipts needs a folder with labels.csv: ./milepost bench receipts FOLDER");
        }
        folders.forEach(folder -> measure(RECEIPTS, new ReceiptsBench(Path.of(folder), reading.get()), json));
        return true;
    }

    private void measure(String name, Benchmark benchmark, boolean json) {
        var figures = new Figures(name, json, out, progress);
        benchmark.run(figures);
        figures.print();
    }
}

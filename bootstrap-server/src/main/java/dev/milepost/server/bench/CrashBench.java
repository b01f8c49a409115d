package dev.milepost.server.bench;

/** What is lost when server and database are killed in the middle of a load, ten times over. */
final class CrashBench implements Benchmark {
    private static final int ROUNDS = 10;

    @Override
    public void run(Figures figures) {
        try (var bench = Workbench.open()) {
            var outcome = new Crashes(bench, figures::doing).run(ROUNDS);
            figures.add(Figure.of("positions lost in " + ROUNDS + " crashes", "positions", outcome.lost())
                    .with("acknowledged", outcome.acknowledged()));
            if (outcome.lost() > 0) {
                throw new IllegalStateException(outcome.lost() + " acknowledged positions were lost");
            }
        }
    }
}

package dev.milepost.server.bench;

/** Something that is measured. */
@FunctionalInterface
interface Benchmark {
    /** Measures, and adds a figure for each thing measured. Fails by an exception if what is measured doesn't do its work. */
    void run(Figures figures);
}

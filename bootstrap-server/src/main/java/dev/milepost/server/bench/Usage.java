package dev.milepost.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;

/**
 * What a server has used so far.
 *
 * @param at by {@link System#nanoTime}
 * @param program processor time of its process
 * @param database processor time of the processes of its database
 * @param generator processor time of this process, which makes the load
 */
record Usage(long at, Duration program, Duration database, Duration generator) {
    private static final double KILOBYTES = 1024;
    private static final double NANOS_PER_MICRO = 1e3;
    private static final double NANOS_PER_SECOND = 1e9;

    static Usage of(PackagedServer server) {
        return new Usage(
                System.nanoTime(),
                cpu(List.of(server.program())),
                cpu(server.database()),
                cpu(List.of(ProcessHandle.current())));
    }

    private static Duration cpu(Collection<ProcessHandle> processes) {
        return processes.stream()
                .map(process -> process.info().totalCpuDuration().orElse(Duration.ZERO))
                .reduce(Duration.ZERO, Duration::plus);
    }

    /** How many cores the program kept busy since an earlier moment. */
    double programCores(Usage before) {
        return cores(program.minus(before.program), before);
    }

    /** How many cores the database kept busy since. */
    double databaseCores(Usage before) {
        return cores(database.minus(before.database), before);
    }

    double secondsSince(Usage before) {
        return (at - before.at) / NANOS_PER_SECOND;
    }

    /** Microseconds of processor time that the program has used since an earlier moment. */
    double programMicros(Usage before) {
        return program.minus(before.program).toNanos() / NANOS_PER_MICRO;
    }

    /** As above, of the database. */
    double databaseMicros(Usage before) {
        return database.minus(before.database).toNanos() / NANOS_PER_MICRO;
    }

    /** As above, of this process. */
    double generatorMicros(Usage before) {
        return generator.minus(before.generator).toNanos() / NANOS_PER_MICRO;
    }

    private double cores(Duration used, Usage before) {
        return (double) used.toNanos() / (at - before.at);
    }

    /** Memory of the program in megabytes; NaN where the system doesn't tell it as Linux does. */
    static double residentMegabytes(PackagedServer server) {
        var status = Path.of("/proc", String.valueOf(server.program().pid()), "status");
        try (var lines = Files.lines(status)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Double.parseDouble(line.replaceAll("[^0-9]", "")) / KILOBYTES)
                    .findFirst()
                    .orElse(Double.NaN);
        } catch (IOException otherSystem) {
            return Double.NaN;
        }
    }
}

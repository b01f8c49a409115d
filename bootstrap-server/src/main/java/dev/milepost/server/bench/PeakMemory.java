package dev.milepost.server.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.regex.Pattern;

/** The most memory that processes have held at a time, as Linux counts it; other systems don't tell. */
final class PeakMemory {
    private static final Pattern PEAK = Pattern.compile("VmHWM:\\s*(\\d+) kB");
    private static final double KILOBYTES = 1_024;

    private final LongAccumulator mostOfChildren = new LongAccumulator(Math::max, 0);

    /** Looks at the processes that this one has started. One that ends without having been looked at isn't counted. */
    void look() {
        ProcessHandle.current().children().forEach(child -> mostOfChildren.accumulate(kilobytes(child)));
    }

    /** Megabytes of the largest of the processes that were looked at; empty if nothing is known. */
    OptionalDouble ofChildren() {
        return megabytes(mostOfChildren.get());
    }

    /** Megabytes of this process; empty if nothing is known. */
    static OptionalDouble ofThisProcess() {
        return megabytes(kilobytes(ProcessHandle.current()));
    }

    private static OptionalDouble megabytes(long kilobytes) {
        return kilobytes == 0 ? OptionalDouble.empty() : OptionalDouble.of(kilobytes / KILOBYTES);
    }

    private static long kilobytes(ProcessHandle process) {
        try (var lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "status"))) {
            return lines.map(PEAK::matcher)
                    .filter(java.util.regex.Matcher::matches)
                    .mapToLong(match -> Long.parseLong(match.group(1)))
                    .findFirst()
                    .orElse(0);
        } catch (IOException endedOrNotLinux) {
            return 0;
        }
    }
}

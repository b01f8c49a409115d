package dev.milepost.server.dev;

import dev.milepost.server.dev.IncrementalCompiler.Fault;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a page is told of the state of its sources: how many servers and versions of the pages there have been, and what is wrong. */
final class Status {
    private static final long LONGEST_WAIT_NANOS = Duration.ofSeconds(20).toNanos();

    private int servers;
    private int pages;
    private List<Fault> faults = List.of();
    private List<String> templateProblems = List.of();

    synchronized void serverStarted() {
        servers++;
        faults = List.of();
        notifyAll();
    }

    synchronized void pagesChanged() {
        pages++;
        notifyAll();
    }

    synchronized void failed(List<Fault> found) {
        faults = found;
        notifyAll();
    }

    /** @param problems a line each; they stay until the template is checked again */
    synchronized void templateChecked(List<String> problems) {
        templateProblems = problems;
        notifyAll();
    }

    /**
     * The state as text (numbers of servers and pages, then a line or more a fault), as soon as it is another than the one that the page knows, or after a while.
     *
     * @param known what this method answered before; anything else is answered at once
     */
    synchronized String otherThan(String known) {
        var until = System.nanoTime() + LONGEST_WAIT_NANOS;
        try {
            for (var left = LONGEST_WAIT_NANOS; left > 0 && text().equals(known); left = until - System.nanoTime()) {
                wait(Math.max(1, left / 1_000_000));
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return text();
    }

    private String text() {
        var lines = Stream.concat(faults.stream().map(Status::line), templateProblems.stream());
        return servers + " " + pages + "\n" + lines.map(line -> line + "\n").collect(Collectors.joining());
    }

    private static String line(Fault fault) {
        return fault.file() + ":" + fault.line() + ":" + fault.column() + ": " + fault.message();
    }
}

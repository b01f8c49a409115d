package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.files.DataFolder;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A Java process of its own that starts a database, appends fixes, and tells of each once it is durable: something to kill. */
final class AcknowledgingWriter {
    private static final TaskId TASK = new TaskId("task");
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final int WRITERS = 4;
    private static final String LINE = "%07d";

    private final Process process;
    private final BufferedReader output;
    private final List<Integer> acknowledged = new ArrayList<>();

    private AcknowledgingWriter(Process process) {
        this.process = process;
        this.output = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    static AcknowledgingWriter start(Path data, Path programs) throws IOException {
        return new AcknowledgingWriter(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        AcknowledgingWriter.class.getName(),
                        data.toString(),
                        programs.toString())
                .redirectError(data.resolveSibling("writer.log").toFile())
                .start());
    }

    void awaitAcknowledged(int count) throws IOException {
        while (acknowledged.size() < count) {
            var line = output.readLine();
            if (line == null) {
                throw new IOException("the writer ended early");
            }
            acknowledged.add(Integer.valueOf(line));
        }
    }

    /** kill -9. @return every fix it had told of */
    List<Integer> kill() throws IOException, InterruptedException {
        // By its handle: the process itself would close the output that is still to be read.
        process.toHandle().destroyForcibly();
        return rest();
    }

    /** SIGTERM. @return every fix it had told of */
    List<Integer> stop() throws IOException, InterruptedException {
        process.toHandle().destroy();
        return rest();
    }

    private List<Integer> rest() throws IOException, InterruptedException {
        // A kill may cut the last line short.
        output.lines()
                .filter(line -> line.length() == LINE.formatted(0).length())
                .map(Integer::valueOf)
                .forEach(acknowledged::add);
        process.waitFor();
        return acknowledged;
    }

    /** @param arguments the data folder, and where PostgreSQL is unpacked */
    public static void main(String[] arguments) {
        var folder = DataFolder.open(Path.of(arguments[0]));
        var server = EmbeddedDatabase.start(folder, Path.of(arguments[1]), (step, took) -> {});
        // A folder that nobody holds is closed when the collector finds it, and with it goes its lock.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            server.close();
            folder.close();
        }));
        var database = Database.open(server.address(), WRITERS);
        write(new PostgresTrackRepository(database), System.out);
    }

    private static void write(TrackRepository tracks, PrintStream acknowledgements) {
        var next = new AtomicInteger();
        for (var i = 0; i < WRITERS; i++) {
            Thread.ofPlatform().start(() -> {
                while (true) {
                    var number = next.getAndIncrement();
                    tracks.append(TASK, List.of(fix(number)));
                    acknowledgements.println(LINE.formatted(number));
                }
            });
        }
    }

    private static Fix fix(int number) {
        return Fix.at(START.plusMillis(number), new GeoPoint(31, 121));
    }

    /** The numbers of the fixes that a database holds. */
    static List<Integer> stored(DatabaseAddress address) {
        try (var database = Database.open(address, 2);
                var tracks = new PostgresTrackRepository(database)) {
            return tracks.read(TASK).fixes().stream()
                    .map(fix -> (int) Duration.between(START, fix.recordedAt()).toMillis())
                    .toList();
        }
    }
}

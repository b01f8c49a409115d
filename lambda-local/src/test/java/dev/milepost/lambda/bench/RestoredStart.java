package dev.milepost.lambda.bench;

import dev.milepost.lambda.local.FunctionProcess.Launch;
import dev.milepost.lambda.local.Initialized;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.concurrent.TimeUnit;

/**
 * From where a function's process begins to be made from a snapshot, which was taken as SnapStart takes one, to its first answer. Each time
 * from a snapshot of its own, after one that is thrown away.
 */
final class RestoredStart {
    /** Longer than an idle connection is kept: as on Lambda, what the snapshot has of connections is of no use. */
    private static final int IDLE_SECONDS = 6;

    /** What others may look at lies in a file, which the next JVM removes while there is only the snapshot. */
    private static final String NOT_SEEN = "-XX:-UsePerfData";

    private final Criu criu;
    private final Launch launch;
    private final Question question;
    private final Path folder;

    /** @param launch with the flags that it is to be started with */
    RestoredStart(Criu criu, Launch launch, Question question, Path folder) {
        this.criu = criu;
        this.launch = launch.with(NOT_SEEN);
        this.question = question;
        this.folder = folder;
    }

    private record Snapshot(Initialized function, Path folder) {}

    /** Milliseconds of each of so many starts, in order. */
    double[] measure(int times) {
        var snapshots = new ArrayList<Snapshot>();
        try {
            for (var i = 0; i <= times; i++) {
                snapshots.add(taken());
            }
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
            return snapshots.stream().mapToDouble(this::start).skip(1).sorted().toArray();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            snapshots.forEach(snapshot -> snapshot.function().close());
        }
    }

    private Snapshot taken() {
        var function = Initialized.start(launch, Initialized.Type.SNAP_START);
        try {
            var images = Files.createTempDirectory(folder, "snapshot");
            criu.dump(function.process(), images);
            return new Snapshot(function, images);
        } catch (IOException e) {
            function.close();
            throw new UncheckedIOException(e);
        }
    }

    private double start(Snapshot snapshot) {
        try (var function = snapshot.function()) {
            var start = System.nanoTime();
            criu.restore(snapshot.folder());
            question.check(function.answer(question.event()));
            return (System.nanoTime() - start) / 1e6;
        }
    }
}

package dev.milepost.lambda.bench;

import dev.milepost.lambda.local.Folders;
import dev.milepost.lambda.local.FunctionProcess.Launch;
import dev.milepost.lambda.local.Initialized;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.concurrent.TimeUnit;

/** A start from a snapshot that was taken as SnapStart takes one: the process is made again from it. Each time from one of its own. */
final class RestoredStart implements Start {
    /** Longer than an idle connection is kept: as on Lambda, what the snapshot has of connections is of no use. */
    private static final int IDLE_SECONDS = 6;

    /** What others may look at lies in a file, which the next JVM removes while there is only the snapshot. */
    private static final String NOT_SEEN = "-XX:-UsePerfData";

    private final Criu criu;
    private final Launch launch;
    private final Question question;
    private final Path folder;
    private final ArrayDeque<Snapshot> snapshots = new ArrayDeque<>();

    /** @param launch with the flags that it is to be started with */
    RestoredStart(Criu criu, Launch launch, Question question, Path folder) {
        this.criu = criu;
        this.launch = launch.with(NOT_SEEN);
        this.question = question;
        this.folder = folder;
    }

    private record Snapshot(Initialized function, Path folder) {}

    @Override
    public void prepare(int times) {
        for (var i = 0; i <= times; i++) {
            take();
        }
        try {
            TimeUnit.SECONDS.sleep(IDLE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        millis();
    }

    @Override
    public double millis() {
        var snapshot = snapshots.removeFirst();
        try (var function = snapshot.function()) {
            var start = System.nanoTime();
            criu.restore(snapshot.folder());
            question.check(function.answer(question.event()));
            var took = (System.nanoTime() - start) / 1e6;
            // Tens of megabytes each.
            Folders.delete(snapshot.folder());
            return took;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kept before the snapshot is taken: what can't be taken is abandoned like the others. */
    private void take() {
        try {
            var images = Files.createTempDirectory(folder, "snapshot");
            var function = Initialized.start(launch, Initialized.Type.SNAP_START);
            snapshots.add(new Snapshot(function, images));
            criu.dump(function.process(), images);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void abandon() {
        snapshots.forEach(snapshot -> snapshot.function().close());
    }
}

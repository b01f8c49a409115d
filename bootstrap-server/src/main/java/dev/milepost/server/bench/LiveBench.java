package dev.milepost.server.bench;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/**
 * How long it takes from a courier's upload until managers have it on their screens, for each viewer and each change; with one viewer more
 * who never reads. The floor is the same uploads' own answers: what is told can't be known before it is stored.
 */
final class LiveBench implements Benchmark {
    private static final int TASKS = 2_000;
    private static final int COURIERS = 50;
    private static final int VIEWERS = 20;
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final Duration WARM_UP = Duration.ofSeconds(20);
    private static final Duration MEASURED = Duration.ofSeconds(30);

    @Override
    public void run(Figures figures) {
        try (var bench = Workbench.open()) {
            var server = bench.serve(Map.of("MILEPOST_CLAIM_LIMIT", "1000"));
            figures.doing(TASKS + " tasks are claimed and started");
            var fleet = Fleet.of(server.address(), COURIERS, TASKS);
            fleet.start(server.address());
            var sent = new SentUploads(new Uploads(fleet, fleet.signIn(server.address()), Instant.now(), 0, 1), TASKS);
            var token = Fleet.admin(server.address()).token().orElseThrow();
            try (var viewers = LiveViewers.open(server.address(), token, VIEWERS, fleet.tasks(), sent)) {
                figures.doing("a position a task every " + EVERY.toSeconds() + " s, " + VIEWERS + " watch");
                measure(figures, server, sent, viewers);
            }
        }
    }

    private static void measure(Figures figures, PackagedServer server, SentUploads sent, LiveViewers viewers) {
        double perSecond = TASKS / (double) EVERY.toSeconds();
        Load.steady(server.address(), TASKS, sent, perSecond).run(Duration.ZERO, WARM_UP);
        viewers.measure();
        var before = Usage.of(server);
        var uploads = Load.steady(server.address(), TASKS, sent, perSecond).run(Duration.ZERO, MEASURED);
        var after = Usage.of(server);
        var frames = viewers.stop();
        if (frames.count() < uploads.answers() * VIEWERS * 9 / 10) {
            throw new IllegalStateException(
                    frames.count() + " frames came of " + uploads.answers() + " uploads to " + VIEWERS + " viewers");
        }
        figures.add(Figure.of("upload to frame, 200 uploads/s", "ms", frames.quantile(0.5))
                .withP99(frames.quantile(0.99))
                .beside(uploads.p50())
                .with("uploads/s", uploads.perSecond())
                .with("upload p99 ms", uploads.p99())
                .with("frames/s", frames.count() / uploads.seconds())
                .with(
                        "failures",
                        uploads.failures().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum())
                .with("server cores", after.programCores(before))
                .with("database cores", after.databaseCores(before))
                .with("server MB", Usage.residentMegabytes(server)));
        figures.note("Target: p99 at most 100 ms. " + VIEWERS + " viewers read, one more never does.");
    }

    /** Uploads that remember when each task's last one went out. */
    static final class SentUploads implements Requests {
        private final Uploads uploads;
        private final long[] sentAt;

        SentUploads(Uploads uploads, int tasks) {
            this.uploads = uploads;
            this.sentAt = new long[tasks];
        }

        @Override
        public synchronized void write(int connection, ByteBuffer into) {
            sentAt[connection] = System.nanoTime();
            uploads.write(connection, into);
        }

        @Override
        public void answered(int connection, int status) {
            uploads.answered(connection, status);
        }

        /** By {@link System#nanoTime}. */
        synchronized long sentAt(int task) {
            return sentAt[task];
        }
    }
}

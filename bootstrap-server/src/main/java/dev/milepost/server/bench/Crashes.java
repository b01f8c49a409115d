package dev.milepost.server.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

/** Kills the server and its database in the middle of a load, again and again, and counts what was acknowledged against what is stored. */
final class Crashes {
    private static final int COURIERS = 4;
    private static final int TASKS = 24;
    private static final int POINTS = 6;
    private static final Duration LOAD = Duration.ofMillis(1_200);
    private static final long LEAST_ACKNOWLEDGED = 300;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LONGEST = Duration.ofSeconds(90);
    private static final Duration HISTORY = Duration.ofDays(2);
    private static final Map<String, String> CLAIMS = Map.of("MILEPOST_CLAIM_LIMIT", String.valueOf(TASKS / COURIERS));
    private static final Map<String, String> LONG_AGO = Map.of(
            "MILEPOST_CLAIM_LIMIT",
            String.valueOf(TASKS / COURIERS),
            "MILEPOST_CLOCK_OFFSET",
            HISTORY.negated().toString());

    private final Workbench bench;
    private final Consumer<String> doing;

    /** @param doing told of each round */
    Crashes(Workbench bench, Consumer<String> doing) {
        this.bench = bench;
        this.doing = doing;
    }

    /**
     * What became of the positions of one round or of all.
     *
     * @param acknowledged with status 200
     * @param lost of those: not stored after the crash
     */
    record Outcome(long acknowledged, long lost) {
        Outcome plus(Outcome other) {
            return new Outcome(acknowledged + other.acknowledged, lost + other.lost);
        }
    }

    Outcome run(int rounds) {
        var before = bench.serve(LONG_AGO);
        var fleet = Fleet.of(before.address(), COURIERS, TASKS);
        fleet.start(before.address());
        var from = Instant.now().minus(HISTORY).plusSeconds(600);
        var server = bench.serve(CLAIMS);
        var all = new Outcome(0, 0);
        long steps = 0;
        for (int round = 1; round <= rounds; round++) {
            doing.accept("crash " + round + " of " + rounds);
            var uploads = new Uploads(fleet, fleet.signIn(server.address()), from, steps, POINTS);
            crash(server, uploads);
            server = bench.serve(CLAIMS);
            all = all.plus(compared(fleet, uploads));
            steps += uploads.steps();
        }
        return all;
    }

    private static void crash(PackagedServer server, Uploads uploads) {
        var kill = CompletableFuture.runAsync(() -> {
            awaitLoad(uploads);
            server.killEverything();
        });
        Load.asMuchAsGoes(server.address(), TASKS, uploads).run(Duration.ZERO, LONGEST);
        kill.join();
    }

    /** A machine with much else to do takes its time. */
    private static void awaitLoad(Uploads uploads) {
        var began = System.nanoTime();
        while (System.nanoTime() - began < LOAD.toNanos()
                || uploads.allAcknowledged() < LEAST_ACKNOWLEDGED && System.nanoTime() - began < PATIENCE.toNanos()) {
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(5));
        }
    }

    /** The positions of a task were acknowledged one after the other: they lie within a time in which nothing else was sent. */
    private Outcome compared(Fleet fleet, Uploads uploads) {
        var database = new BenchDatabase(bench.data());
        long acknowledged = 0;
        long stored = 0;
        for (int task = 0; task < TASKS; task++) {
            acknowledged += uploads.acknowledged()[task];
            stored += database.number(
                    """
                    select count(*) from fixes join tracks on tracks.number = fixes.track
                    where task_id = '%s' and recorded_at >= %d and recorded_at < %d
                    """.formatted(fleet.tasks().get(task), uploads.firstMillis(), uploads.millisAfter(task)));
        }
        return new Outcome(acknowledged, acknowledged - stored);
    }
}

package dev.milepost.server.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How many positions a second are taken durably, for 50 and 500 connections and 1, 6 and 100 positions a call; beside what the same
 * server answers when nothing is to be done, and what PostgreSQL takes without a server in front.
 */
final class IngestBench implements Benchmark {
    private static final int COURIERS = 10;
    private static final int TASKS = 500;
    private static final int FEW = 50;
    /** What is uploaded lies between the start of the tasks and now: positions of the future are refused, which costs next to nothing. */
    private static final Duration HISTORY = Duration.ofDays(60);

    private static final Duration WARM_UP = Duration.ofSeconds(4);
    /** Until the JVM has compiled most of the path. */
    private static final Duration COMPILING = Duration.ofSeconds(15);

    private static final Duration MEASURED = Duration.ofSeconds(5);
    private static final double HALF = 0.5;

    private static final Map<String, String> CLAIMS = Map.of("MILEPOST_CLAIM_LIMIT", String.valueOf(TASKS / COURIERS));

    @Override
    public void run(Figures figures) {
        try (var bench = Workbench.open()) {
            figures.doing(TASKS + " tasks are started, " + HISTORY.toDays() + " days ago");
            var before = bench.serve(
                    with(CLAIMS, "MILEPOST_CLOCK_OFFSET", HISTORY.negated().toString()));
            var fleet = Fleet.of(before.address(), COURIERS, TASKS);
            fleet.start(before.address());
            var server = bench.serve(CLAIMS);
            var floors = new IngestFloors(bench, figures);
            var noOp = noOp(server, figures);
            var run =
                    new Run(server, fleet, figures, Instant.now().minus(HISTORY).plusSeconds(600));
            run.warmUp();
            for (var points : new int[] {1, 6, 100}) {
                var floor = floors.of(points);
                for (var connections : new int[] {FEW, TASKS}) {
                    run.measure(connections, points, floor);
                }
            }
            var sizes = new TrackSizes(bench);
            figures.doing("packing");
            figures.add(Figure.of("a point on disk with indexes, as it comes", "bytes", sizes.unpacked()));
            figures.add(Figure.of("a point on disk with indexes, packed", "bytes", sizes.packed()));
            figures.note(
                    "The generator, one thread, makes " + Math.round(noOp)
                            + " no-op calls/s over 50 connections beside the same server: no bottleneck for what stays well below.");
            figures.note(
                    "CPU us a call tells what bounds a rate: two cores have 2,000,000 us a second for all three processes.");
        }
    }

    private static Map<String, String> with(Map<String, String> settings, String name, String value) {
        var more = new HashMap<>(settings);
        more.put(name, value);
        return more;
    }

    private static double noOp(PackagedServer server, Figures figures) {
        figures.doing("no-op calls");
        var nothing = new NoOp(server.address());
        var result = Load.asMuchAsGoes(server.address(), FEW, nothing).run(COMPILING, MEASURED);
        figures.add(Figure.of("floor: no-op GET, 50 connections", "calls/s", result.perSecond())
                .with("p50 ms", result.p50())
                .with("p99 ms", result.p99()));
        return result.perSecond();
    }

    /** Asks whether the server lives. */
    private record NoOp(byte[] request) implements Requests {
        NoOp(URI server) {
            this(("GET /api/v1/health HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void write(int connection, ByteBuffer into) {
            into.put(request);
        }

        @Override
        public void answered(int connection, int status) {
            // Nothing to remember.
        }
    }

    /** The cases, one after the other on the same tasks. */
    private static final class Run {
        private final PackagedServer server;
        private final Fleet fleet;
        private final List<Api> couriers;
        private final Figures figures;
        private final Instant from;
        private long steps;

        Run(PackagedServer server, Fleet fleet, Figures figures, Instant from) {
            this.server = server;
            this.fleet = fleet;
            this.couriers = fleet.signIn(server.address());
            this.figures = figures;
            this.from = from;
        }

        void warmUp() {
            figures.doing("warming up");
            load(FEW, 6, COMPILING, Duration.ofSeconds(1));
            load(TASKS, 1, COMPILING, Duration.ofSeconds(1));
        }

        void measure(int connections, int points, double floor) {
            var name = points + " a call, " + connections + " connections";
            figures.doing(name);
            load(connections, points, Duration.ZERO, connections > FEW ? WARM_UP.multipliedBy(2) : WARM_UP);
            var before = Usage.of(server);
            var most = load(connections, points, Duration.ZERO, MEASURED);
            var after = Usage.of(server);
            var uploads = uploads(points);
            var half = Load.steady(server.address(), connections, uploads, HALF * most.perSecond())
                    .run(WARM_UP, MEASURED);
            requireAnswers(half);
            account(uploads);
            var figure = Figure.of(name, "points/s", points * most.perSecond())
                    .beside(floor)
                    .with("p50 ms", most.p50())
                    .with("p99 ms", most.p99())
                    .with("p99 ms at half load", half.p99())
                    .with("server cores", after.programCores(before))
                    .with("database cores", after.databaseCores(before))
                    .with("CPU us a call, server", after.programMicros(before) / most.answers())
                    .with("CPU us a call, database", after.databaseMicros(before) / most.answers())
                    .with("CPU us a call, generator", after.generatorMicros(before) / most.answers())
                    .with("server MB", Usage.residentMegabytes(server));
            figures.add(withFailures(withFailures(figure, "", most), " at half load", half));
        }

        /** What isn't taken is no part of the rate, but has to be seen. */
        private static Figure withFailures(Figure figure, String when, Load.Result result) {
            var shown = figure;
            for (var failure : result.failures().entrySet()) {
                shown = shown.with("status " + failure.getKey() + when, failure.getValue());
            }
            return shown;
        }

        private Load.Result load(int connections, int points, Duration warmUp, Duration measured) {
            var uploads = uploads(points);
            var result =
                    Load.asMuchAsGoes(server.address(), connections, uploads).run(warmUp, measured);
            requireAnswers(result);
            account(uploads);
            return result;
        }

        private void account(Uploads uploads) {
            steps += uploads.steps();
            if (Uploads.STEP.multipliedBy(steps).compareTo(HISTORY) > 0) {
                throw new IllegalStateException("positions have reached the present, and were refused");
            }
        }

        private Uploads uploads(int points) {
            return new Uploads(fleet, couriers, from, steps, points);
        }

        private void requireAnswers(Load.Result result) {
            if (result.answers() == 0) {
                throw new IllegalStateException("no upload was taken, by status " + result.failures()
                        + "; the server says:\n" + server.lastLines());
            }
        }
    }
}

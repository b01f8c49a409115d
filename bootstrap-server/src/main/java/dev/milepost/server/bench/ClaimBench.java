package dev.milepost.server.bench;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many claims a second are granted when several couriers ask for each of many tasks at once; each task has one winner. */
final class ClaimBench implements Benchmark {
    private static final int COURIERS = 50;
    private static final int TASKS = 8_000;
    private static final int ASKING = 2;

    /** Of tasks that aren't counted, each of them taken and given back again and again. */
    private static final int WARM_UP_TASKS = 400;

    /** Until the JVM has compiled most of the path. */
    private static final Duration COMPILING = Duration.ofSeconds(30);

    @Override
    public void run(Figures figures) {
        try (var bench = Workbench.open()) {
            var server = bench.serve(Map.of("MILEPOST_CLAIM_LIMIT", "1000"));
            figures.doing(TASKS + WARM_UP_TASKS + " tasks are published");
            var fleet = Fleet.of(server.address(), COURIERS, TASKS + WARM_UP_TASKS);
            var calls = new Calls(fleet.tasks(), fleet.signIn(server.address()), server.address());
            figures.doing("warming up");
            Load.asMuchAsGoes(server.address(), COURIERS, new ClaimsAndReleases(calls))
                    .run(Duration.ZERO, COMPILING);
            figures.doing(ASKING + " couriers ask for each");
            var claims = new Claims(calls);
            var before = Usage.of(server);
            var result =
                    Load.asMuchAsGoes(server.address(), COURIERS, claims).run(Duration.ZERO, Duration.ofSeconds(60));
            var after = Usage.of(server);
            figures.add(Figure.of("claims granted, 50 connections", "claims/s", TASKS / after.secondsSince(before))
                    .with("p50 ms", result.p50())
                    .with("p99 ms", result.p99())
                    .with("refused", claims.refused)
                    .with("CPU us a claim, server", after.programMicros(before) / TASKS)
                    .with("CPU us a claim, database", after.databaseMicros(before) / TASKS)
                    .with("CPU us a claim, generator", after.generatorMicros(before) / TASKS));
            figures.note("Each claim that is granted goes with one that is refused: two calls.");
            claims.requireOneWinnerEach();
        }
    }

    /** The bytes of calls about tasks. */
    private static final class Calls {
        private final List<byte[]> tasks;
        private final List<byte[]> headers;

        Calls(List<String> tasks, List<Api> couriers, URI server) {
            this.tasks = tasks.stream()
                    .map(task -> bytes("POST /api/v1/tasks/" + task))
                    .toList();
            this.headers = couriers.stream()
                    .map(api -> bytes(" HTTP/1.1\r\nHost: " + server.getAuthority() + "\r\nAuthorization: Bearer "
                            + api.token().orElseThrow() + "\r\nContent-Length: 0\r\n\r\n"))
                    .toList();
        }

        void write(int courier, int task, byte[] what, ByteBuffer into) {
            into.put(tasks.get(task)).put(what).put(headers.get(courier));
        }

        static byte[] bytes(String text) {
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    /** Connection k is courier k's; so many of them go through the tasks in the same order at the same time. */
    private static final class Claims implements Requests {
        private static final byte[] CLAIM = Calls.bytes("/claim");

        private final Calls calls;
        private final int[] asked = new int[COURIERS];
        private final int[] current = new int[COURIERS];
        private final Set<Integer> won = new HashSet<>();
        private int refused;
        private int wonTwice;

        Claims(Calls calls) {
            this.calls = calls;
        }

        @Override
        public void write(int connection, ByteBuffer into) {
            int task = connection / ASKING + asked[connection]++ * (COURIERS / ASKING);
            current[connection] = task;
            if (task < TASKS) {
                calls.write(connection, task, CLAIM, into);
            }
        }

        @Override
        public void answered(int connection, int status) {
            if (status == 409) {
                refused++;
            } else if (status != 200) {
                throw new IllegalStateException("a claim was answered " + status);
            } else if (!won.add(current[connection])) {
                wonTwice++;
            }
        }

        void requireOneWinnerEach() {
            if (won.size() != TASKS || wonTwice > 0) {
                throw new IllegalStateException(
                        won.size() + " of " + TASKS + " tasks were won, " + wonTwice + " twice");
            }
        }
    }

    /** The same race for the tasks behind those, but that each is given back after it was asked for. */
    private static final class ClaimsAndReleases implements Requests {
        private static final byte[] RELEASE = Calls.bytes("/release");

        private final Calls calls;
        private final int[] made = new int[COURIERS];

        ClaimsAndReleases(Calls calls) {
            this.calls = calls;
        }

        @Override
        public void write(int connection, ByteBuffer into) {
            int number = made[connection]++;
            int task = (connection / ASKING + number / 2 * (COURIERS / ASKING)) % WARM_UP_TASKS;
            calls.write(connection, TASKS + task, number % 2 == 0 ? Claims.CLAIM : RELEASE, into);
        }

        @Override
        public void answered(int connection, int status) {
            // Who wins and who loses is all one here.
        }
    }
}

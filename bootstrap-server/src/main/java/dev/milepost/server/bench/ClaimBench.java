package dev.milepost.server.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How many claims a second are granted when several couriers ask for each of many tasks at once; each task has one winner. */
final class ClaimBench implements Benchmark {
    private static final int COURIERS = 50;
    private static final int TASKS = 12_000;
    /** Claims that aren't counted, until the JVM has compiled most of the path. */
    private static final int WARM_UP = 4_000;

    private static final int ASKING = 2;

    @Override
    public void run(Figures figures) {
        try (var bench = Workbench.open()) {
            var server = bench.serve(Map.of("MILEPOST_CLAIM_LIMIT", "1000"));
            figures.doing(TASKS + " tasks are published");
            var fleet = Fleet.of(server.address(), COURIERS, TASKS);
            figures.doing(ASKING + " couriers ask for each");
            var claims = new Claims(fleet, fleet.signIn(server.address()), server);
            var result =
                    Load.asMuchAsGoes(server.address(), COURIERS, claims).run(Duration.ZERO, Duration.ofSeconds(60));
            var after = Usage.of(server);
            var before = claims.warm.orElseThrow();
            var counted = TASKS - WARM_UP;
            figures.add(Figure.of("claims granted, 50 connections", "claims/s", counted / after.secondsSince(before))
                    .with("p50 ms", result.p50())
                    .with("p99 ms", result.p99())
                    .with("refused", claims.refused)
                    .with("CPU us a claim, server", after.programMicros(before) / counted)
                    .with("CPU us a claim, database", after.databaseMicros(before) / counted)
                    .with("CPU us a claim, generator", after.generatorMicros(before) / counted));
            figures.note("Each claim that is granted goes with one that is refused: two calls.");
            claims.requireOneWinnerEach();
        }
    }

    /** Connection k is courier k's; so many of them go through the tasks in the same order at the same time. */
    private static final class Claims implements Requests {
        private final Fleet fleet;
        private final List<String> tokens;
        private final PackagedServer server;
        private final String host;
        private final int[] asked = new int[COURIERS];
        private final int[] current = new int[COURIERS];
        private final Set<Integer> won = new HashSet<>();
        private int refused;
        private int wonTwice;
        private Optional<Usage> warm = Optional.empty();

        Claims(Fleet fleet, List<Api> couriers, PackagedServer server) {
            this.fleet = fleet;
            this.tokens =
                    couriers.stream().map(api -> api.token().orElseThrow()).toList();
            this.server = server;
            this.host = server.address().getAuthority();
        }

        @Override
        public void write(int connection, ByteBuffer into) {
            int task = connection / ASKING + asked[connection]++ * (COURIERS / ASKING);
            current[connection] = task;
            if (task >= TASKS) {
                return;
            }
            into.put(("POST /api/v1/tasks/" + fleet.tasks().get(task) + "/claim HTTP/1.1\r\nHost: " + host
                            + "\r\nAuthorization: Bearer " + tokens.get(connection) + "\r\nContent-Length: 0\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
        }

        @Override
        public void answered(int connection, int status) {
            if (status == 409) {
                refused++;
            } else if (!won.add(current[connection])) {
                wonTwice++;
            } else if (won.size() == WARM_UP) {
                warm = Optional.of(Usage.of(server));
            }
        }

        void requireOneWinnerEach() {
            if (won.size() != TASKS || wonTwice > 0) {
                throw new IllegalStateException(
                        won.size() + " of " + TASKS + " tasks were won, " + wonTwice + " twice");
            }
        }
    }
}

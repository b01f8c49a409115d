package dev.milepost.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Generates load over HTTP/1.1: keep-alive connections, each with one request on its way at a time, all served by one thread without
 * blocking. It does next to nothing a request, so that on a machine it shares with the server little is taken from that;
 * {@link IngestBench} shows how much it can at most, on an endpoint that does nothing.
 */
final class Load {
    private final InetSocketAddress server;
    private final int connections;
    private final Requests requests;
    private final OptionalDouble perSecond;

    private Load(InetSocketAddress server, int connections, Requests requests, OptionalDouble perSecond) {
        this.server = server;
        this.connections = connections;
        this.requests = requests;
        this.perSecond = perSecond;
    }

    /** As much as the server takes: on each connection the next request follows the answer at once. */
    static Load asMuchAsGoes(URI server, int connections, Requests requests) {
        return new Load(address(server), connections, requests, OptionalDouble.empty());
    }

    /**
     * So many requests a second, evenly, whatever the server makes of them: the time that a request waits for its connection counts as
     * time that it took (without that, a stalled server would hide its stalls).
     */
    static Load steady(URI server, int connections, Requests requests, double perSecond) {
        return new Load(address(server), connections, requests, OptionalDouble.of(perSecond));
    }

    private static InetSocketAddress address(URI server) {
        return new InetSocketAddress(server.getHost(), server.getPort());
    }

    /**
     * What came of it.
     *
     * @param answers with a status of 2xx
     * @param failures how many other answers there were, by their status; connections that broke are at 0
     * @param seconds that were measured
     */
    record Result(int answers, SortedMap<Integer, Integer> failures, double seconds, Latencies latencies) {
        double perSecond() {
            return answers / seconds;
        }

        double p50() {
            return latencies.quantile(0.5);
        }

        double p99() {
            return latencies.quantile(0.99);
        }
    }

    /** Runs for a while without measuring, then for a while with. Returns early when no connection is left. */
    Result run(Duration warmUp, Duration measured) {
        try (var selector = Selector.open()) {
            var open = new ArrayList<LoadConnection>();
            for (int i = 0; i < connections; i++) {
                open.add(new LoadConnection(i, server, selector, requests));
            }
            var began = System.nanoTime();
            var run = new Run(
                    open,
                    began + warmUp.toNanos(),
                    began + warmUp.plus(measured).toNanos());
            run.loop(selector, began);
            return run.result();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private final class Run {
        private final long measuredFrom;
        private final long until;
        private final List<LoadConnection> open;
        private final Latencies latencies = new Latencies();
        private final SortedMap<Integer, Integer> failures = new TreeMap<>();
        private long ended;

        Run(List<LoadConnection> open, long measuredFrom, long until) {
            this.open = open;
            this.measuredFrom = measuredFrom;
            this.until = until;
        }

        void loop(Selector selector, long began) throws IOException {
            var schedule = new Schedule(began);
            while (!open.isEmpty() && System.nanoTime() < until) {
                schedule.sendDue();
                if (schedule.millisToNext() == 0) {
                    selector.selectNow();
                } else {
                    selector.select(schedule.millisToNext());
                }
                for (var key : selector.selectedKeys()) {
                    serve(key, schedule);
                }
                selector.selectedKeys().clear();
            }
            ended = Math.min(until, System.nanoTime());
            for (var connection : open) {
                connection.close();
            }
        }

        private void serve(SelectionKey key, Schedule schedule) throws IOException {
            var connection = (LoadConnection) key.attachment();
            try {
                if (connection.proceed(key)) {
                    count(connection);
                    schedule.free(connection);
                }
                if (connection.finished()) {
                    drop(connection);
                }
            } catch (IOException broken) {
                failures.merge(0, 1, Integer::sum);
                drop(connection);
            }
        }

        private void drop(LoadConnection connection) throws IOException {
            open.remove(connection);
            connection.close();
        }

        private void count(LoadConnection connection) {
            var now = System.nanoTime();
            if (connection.status() / 100 != 2) {
                failures.merge(connection.status(), 1, Integer::sum);
            } else if (now >= measuredFrom) {
                latencies.add(now - connection.dueAt());
            }
        }

        Result result() {
            return new Result(latencies.count(), failures, (ended - measuredFrom) / 1e9, latencies);
        }

        /** Decides when each connection sends next. Request k of all is due k steps after the beginning, on connection k mod n. */
        private final class Schedule {
            private final long began;
            private final double step;
            private long next;

            Schedule(long began) {
                this.began = began;
                this.step = perSecond.isPresent() ? 1e9 / perSecond.getAsDouble() : 0;
            }

            void sendDue() throws IOException {
                if (step == 0) {
                    for (; next < open.size(); next++) {
                        open.get((int) next).send(System.nanoTime());
                    }
                    return;
                }
                for (var due = dueAt(next); due <= System.nanoTime(); due = dueAt(next)) {
                    var connection = open.get((int) (next++ % open.size()));
                    connection.sendWhenFree(due);
                }
            }

            void free(LoadConnection connection) throws IOException {
                if (step == 0) {
                    connection.send(System.nanoTime());
                } else {
                    connection.sendWaiting();
                }
            }

            private long dueAt(long request) {
                return began + (long) (request * step);
            }

            /** Rounded down: what is due within the millisecond is waited for by polling. */
            long millisToNext() {
                return step == 0 ? 100 : Math.max(0, (dueAt(next) - System.nanoTime()) / 1_000_000);
            }
        }
    }
}

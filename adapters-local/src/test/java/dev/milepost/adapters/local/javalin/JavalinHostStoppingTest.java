package dev.milepost.adapters.local.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.adapters.http.catalogue.Endpoint;
import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.testing.TestApplication;
import dev.milepost.adapters.local.javalin.JavalinHost.Settings;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class JavalinHostStoppingTest {
    private static final int TAKEOVERS = 20;
    private static final int CLIENTS = 2;
    private static final int CONNECTIONS_OF_EACH = 150;

    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch release = new CountDownLatch(1);
    private final Set<String> addresses = ConcurrentHashMap.newKeySet();
    /** Says that it has begun, and ends when it is let. */
    private final Endpoint slow = Endpoint.get("/slow", "slow", "Takes its time")
            .forAnyone()
            .handledBy(request -> {
                entered.countDown();
                awaitUninterruptibly(release);
                return Response.noContent();
            });

    private final Endpoint quick = Endpoint.get("/quick", "quick", "Takes no time")
            .forAnyone()
            .handledBy(request -> {
                addresses.add(request.remoteAddress());
                return Response.noContent();
            });

    private static JavalinHost start(Endpoint endpoint, Settings settings) {
        return JavalinHost.start(TestApplication.dispatcherOf(endpoint), settings);
    }

    private static ServerSocketChannel socket() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress("127.0.0.1", 0));
    }

    private static Settings on(ServerSocketChannel socket) {
        return Settings.on("127.0.0.1", socket.socket().getLocalPort()).taking(socket);
    }

    @Test
    void runningRequestsAreFinishedBeforeItStops() throws Exception {
        var host = start(slow, Settings.on("127.0.0.1", 0));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> RawHttp.get(host.port(), "/api/v1/slow"));
            entered.await();
            var stopping = threads.submit(host::close);
            assertThat(stopping.isDone()).isFalse();
            release.countDown();

            assertThat(answer.get()).startsWith("HTTP/1.1 204");
            stopping.get();
        }
    }

    @Test
    void aRequestThatOutlastsTheTimeToStopIsCutOff() throws Exception {
        var host = start(
                slow, new Settings("127.0.0.1", 0, Duration.ofSeconds(30), Duration.ofMillis(500), Optional.empty()));
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.submit(() -> RawHttp.get(host.port(), "/api/v1/slow"));
            entered.await();

            assertThatCode(host::close).doesNotThrowAnyException();
        } finally {
            release.countDown();
        }
    }

    @Test
    void aHostThatHasLeftItsSocketToAnotherFinishesWhatItHasAndGetsNothingNew() throws Exception {
        try (var socket = socket();
                var first = start(slow, on(socket));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> RawHttp.get(first.port(), "/api/v1/slow"));
            entered.await();
            try (var second = start(quick, on(socket))) {
                first.stopListening();
                for (var i = 0; i < 50; i++) {
                    assertThat(RawHttp.get(second.port(), "/api/v1/quick")).startsWith("HTTP/1.1 204");
                }
            }
            assertThat(socket.isOpen()).isTrue();
            release.countDown();
            assertThat(answer.get()).startsWith("HTTP/1.1 204");
        }
    }

    @Test
    void whileAHostStopsWhoseSocketIsClosedNobodyWaitsForIt() throws Exception {
        var socket = socket();
        try (var host = start(slow, on(socket));
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answer = threads.submit(() -> RawHttp.get(host.port(), "/api/v1/slow"));
            entered.await();
            var port = host.port();
            socket.close();
            var stopping = threads.submit(host::close);

            await().untilAsserted(() -> assertThatThrownBy(() -> new Socket("127.0.0.1", port).close())
                    .isInstanceOf(ConnectException.class));
            assertThat(stopping.isDone()).isFalse();
            release.countDown();
            assertThat(answer.get()).startsWith("HTTP/1.1 204");
        }
    }

    @Test
    void whoConnectsWhileHostsTakeOverFromOneAnotherIsAnswered() throws Exception {
        var takenOver = new CountDownLatch(TAKEOVERS);
        try (var socket = socket();
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var host = start(quick, on(socket));
            var port = host.port();
            var clients = new ArrayList<Future<List<String>>>();
            for (var i = 0; i < CLIENTS; i++) {
                clients.add(threads.submit(() -> connectAgainAndAgain(port, takenOver)));
            }
            for (; takenOver.getCount() > 0; takenOver.countDown()) {
                var old = host;
                host = start(quick, on(socket));
                old.stopListening();
                threads.submit(old::close);
            }
            for (var client : clients) {
                assertThat(client.get()).allSatisfy(answer -> assertThat(answer).startsWith("HTTP/1.1 204"));
            }
            host.close();
        }
        assertThat(addresses).containsExactly("127.0.0.1");
    }

    /** @return the answer on each connection, or what became of it */
    private static List<String> connectAgainAndAgain(int port, CountDownLatch end) {
        var answers = new ArrayList<String>();
        while (end.getCount() > 0 || answers.size() < CONNECTIONS_OF_EACH) {
            try {
                answers.add(RawHttp.get(port, "/api/v1/quick"));
            } catch (IOException lost) {
                answers.add(lost.toString());
            }
        }
        return answers;
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}

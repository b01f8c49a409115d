package dev.milepost.adapters.local.javalin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.adapters.http.testing.ApiClient;
import dev.milepost.adapters.http.testing.HttpHostContract;
import dev.milepost.adapters.http.testing.HttpTransport;
import dev.milepost.adapters.http.testing.Scenario;
import dev.milepost.adapters.http.testing.Transport;
import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.javalin.JavalinHost.Settings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JavalinHostTest implements HttpHostContract {
    private static final int AT_ONCE = 600;

    private final Scenario scenario = new Scenario();
    private final JavalinHost host = JavalinHost.start(scenario.app.dispatcher, Settings.on("127.0.0.1", 0));
    private final HttpTransport transport = new HttpTransport(URI.create("http://127.0.0.1:" + host.port()));

    @Override
    public Scenario scenario() {
        return scenario;
    }

    @Override
    public Transport transport() {
        return transport;
    }

    @AfterEach
    void stop() {
        transport.close();
        host.close();
    }

    /** A connection that the kernel has no room for is tried again by its client a second later, then after three, seven … */
    @Test
    void manyPhonesThatConnectAtOnceAreAllTakenAtOnce() throws IOException {
        var phones = new ArrayList<SocketChannel>();
        var began = System.nanoTime();
        try {
            for (var i = 0; i < AT_ONCE; i++) {
                var phone = SocketChannel.open();
                phones.add(phone);
                phone.configureBlocking(false);
                phone.connect(new InetSocketAddress("127.0.0.1", host.port()));
            }
            for (var phone : phones) {
                phone.configureBlocking(true);
                phone.finishConnect();
            }
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(1));
        } finally {
            for (var phone : phones) {
                phone.close();
            }
        }
    }

    @Test
    void aPortThatIsTakenIsToldInOneLine() {
        var taken = Settings.on("127.0.0.1", host.port());

        assertThatThrownBy(() -> JavalinHost.start(scenario.app.dispatcher, taken))
                .isInstanceOf(StartupException.class)
                .hasMessageStartingWith("Port " + host.port() + " can't be had")
                .hasMessageNotContaining("\n")
                .extracting(failure -> ((StartupException) failure).reason())
                .isEqualTo(StartupException.Reason.PORT_NOT_AVAILABLE);
    }

    @Test
    void theRootServesOperations() throws IOException {
        assertThat(RawHttp.get(host.port(), "/health")).startsWith("HTTP/1.1 200");
    }

    @Test
    void largeTextsAreCompressedForWhoTakesThat() throws IOException {
        var plain = ApiClient.of(transport).get("/openapi.json").expect(200);
        var compressed = ApiClient.of(transport)
                .with("Accept-Encoding", "gzip")
                .get("/openapi.json")
                .expect(200);

        assertThat(plain.header("content-encoding")).isEmpty();
        assertThat(compressed.header("content-encoding")).contains("gzip");
        assertThat(compressed.answer().headers().get("vary")).contains("Accept-Encoding");
        assertThat(compressed.answer().body().length).isLessThan(plain.answer().body().length / 3);
        var unfolded =
                new GZIPInputStream(new ByteArrayInputStream(compressed.answer().body())).readAllBytes();
        assertThat(unfolded).isEqualTo(plain.answer().body());
    }

    @Test
    void afterClosingNothingIsServed() {
        host.close();

        assertThatThrownBy(() -> ApiClient.of(transport).get("/health")).hasRootCauseInstanceOf(IOException.class);
    }
}

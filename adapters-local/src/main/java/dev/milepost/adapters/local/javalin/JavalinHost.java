package dev.milepost.adapters.local.javalin;

import dev.milepost.adapters.http.dispatch.Dispatcher;
import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.live.LiveHandshake;
import dev.milepost.adapters.http.live.LiveRoom;
import dev.milepost.adapters.local.StartupException;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import io.javalin.util.JavalinException;
import jakarta.servlet.DispatcherType;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Serves the API on a port of this machine: Javalin on Jetty, a virtual thread for each request. */
public final class JavalinHost implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JavalinHost.class);

    private static final int MAX_REQUEST_LINE_AND_HEADERS = 16 * 1024;
    /** What is read and thrown away of a body that was refused, so that the client gets to see the answer. */
    private static final int MAX_DRAINED = 32 * 1024 * 1024;

    /** Connections that wait to be taken. Beyond, a client hears nothing and tries again a second later: the usual 50 are few after a gap. */
    public static final int WAITING_CONNECTIONS = 4_096;

    /** Below this, compressing gains nothing over the size of a network packet. */
    private static final int MIN_COMPRESSED = 1_500;

    private final Javalin javalin;

    private JavalinHost(Javalin javalin) {
        this.javalin = javalin;
    }

    /**
     * How a host listens.
     *
     * @param address to bind to; {@code 0.0.0.0} for all
     * @param port 0: any free one
     * @param idleTimeout how long a connection may be silent
     * @param stopTimeout how long running requests may go on when the host is closed
     * @param socket bound to address and port already, to take connections of; it isn't closed
     */
    public record Settings(
            String address,
            int port,
            Duration idleTimeout,
            Duration stopTimeout,
            Optional<ServerSocketChannel> socket) {
        public static Settings on(String address, int port) {
            return new Settings(address, port, Duration.ofSeconds(30), Duration.ofSeconds(10), Optional.empty());
        }

        /** For one host that is to follow another without a gap. @param socket is made non-blocking */
        public Settings taking(ServerSocketChannel socket) {
            return new Settings(address, port, idleTimeout, stopTimeout, Optional.of(socket));
        }
    }

    /**
     * Starts to serve.
     *
     * @throws StartupException if the port can't be had
     */
    public static JavalinHost start(Dispatcher dispatcher, Settings settings) {
        return start(dispatcher::handle, Optional.empty(), settings);
    }

    /**
     * Starts to serve the API and the live view over WebSocket.
     *
     * @throws StartupException if the port can't be had
     */
    public static JavalinHost start(Dispatcher dispatcher, LiveRoom live, Settings settings) {
        return start(dispatcher::handle, Optional.of(live), settings);
    }

    /**
     * Starts to serve the web pages beside the API and the live view.
     *
     * @param pages empty for what is left to the API
     * @throws StartupException if the port can't be had
     */
    public static JavalinHost start(
            Function<HttpRequest, Optional<HttpResponse>> pages,
            Dispatcher dispatcher,
            LiveRoom live,
            Settings settings) {
        return start(
                request -> pages.apply(request).orElseGet(() -> dispatcher.handle(request)),
                Optional.of(live),
                settings);
    }

    private static JavalinHost start(
            Function<HttpRequest, HttpResponse> exchange, Optional<LiveRoom> live, Settings settings) {
        var javalin = Javalin.create(config -> {
            configure(config, exchange, settings);
            live.ifPresent(room -> config.jetty.modifyServletContextHandler(context -> watch(context, room)));
        });
        try {
            javalin.start();
            return new JavalinHost(javalin);
        } catch (JavalinBindException taken) {
            javalin.stop();
            throw StartupException.portNotAvailable(settings.port(), taken);
        }
    }

    /** The port that is listened on. */
    public int port() {
        return javalin.port();
    }

    /** Takes no more connections: those of a socket that stays open are another host's from then on. Who is connected is served on. */
    public void stopListening() {
        shutDown();
    }

    /** @return done once nobody is connected any more */
    private CompletableFuture<Void> shutDown() {
        return CompletableFuture.allOf(
                Stream.of(server().getConnectors()).map(Connector::shutdown).toArray(CompletableFuture[]::new));
    }

    private Server server() {
        return javalin.jettyServer().server();
    }

    /** Takes no more connections, serves who is connected as long as that may take, stops. */
    @Override
    public void close() {
        var until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(server().getStopTimeout());
        // From Jetty's own stopping on, requests are refused; by then, whoever had connected has been answered.
        shutDown()
                .completeOnTimeout(null, server().getStopTimeout(), TimeUnit.MILLISECONDS)
                .join();
        server().setStopTimeout(Math.max(1, TimeUnit.NANOSECONDS.toMillis(until - System.nanoTime())));
        try {
            javalin.stop();
        } catch (JavalinException stopped) {
            if (!(stopped.getCause() instanceof TimeoutException)) {
                throw stopped;
            }
            LOG.warn("Connections that were still open at the end of the time to stop were cut off");
        }
    }

    private static void configure(
            JavalinConfig config, Function<HttpRequest, HttpResponse> exchange, Settings settings) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.concurrency.useVirtualThreads = true;
        config.http.compressionStrategy = CompressionStrategy.GZIP;
        config.jetty.modifyHttpConfiguration(JavalinHost::configure);
        config.jetty.modifyServer(server -> configure(server, settings));
        config.jetty.addConnector((server, http) -> connector(server, http, settings));
        // The dispatcher decodes paths itself, strictly and the same on every host.
        config.jetty.modifyServletContextHandler(
                context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
        config.routes.before(context -> {
            answer(context, exchange, settings);
            context.skipRemainingHandlers();
        });
    }

    private static void configure(HttpConfiguration http) {
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_REQUEST_LINE_AND_HEADERS);
        // Of each connection's own header lines: with a token among them, looking there takes longer than reading the
        // line.
        http.setHeaderCacheSize(0);
        http.setUriCompliance(UriCompliance.UNSAFE);
    }

    private static void configure(Server server, Settings settings) {
        server.setHandler(new GracefulHandler());
        server.setStopTimeout(settings.stopTimeout().toMillis());
        server.setErrorHandler(new ProblemErrorHandler());
    }

    private static void watch(ServletContextHandler context, LiveRoom live) {
        var upgrade = new FilterHolder(new LiveUpgrade(live));
        upgrade.setAsyncSupported(true);
        context.addFilter(upgrade, LiveHandshake.PATH, EnumSet.of(DispatcherType.REQUEST));
    }

    private static ServerConnector connector(Server server, HttpConfiguration http, Settings settings) {
        var protocol = new HttpConnectionFactory(http);
        var connector = settings.socket()
                .<ServerConnector>map(socket -> new BorrowedSocketConnector(server, protocol, socket))
                .orElseGet(() -> new ServerConnector(server, protocol));
        connector.setHost(settings.address());
        connector.setPort(settings.port());
        connector.setAcceptQueueSize(WAITING_CONNECTIONS);
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        return connector;
    }

    private static void answer(Context context, Function<HttpRequest, HttpResponse> exchange, Settings settings)
            throws IOException {
        try (var body =
                new PacedInputStream(context.req().getInputStream(), settings.idleTimeout(), System::nanoTime)) {
            write(context, exchange.apply(request(context, body)));
            drain(context, body);
        }
    }

    private static HttpRequest request(Context context, InputStream body) {
        var servlet = context.req();
        return new HttpRequest(
                servlet.getMethod(),
                servlet.getRequestURI(),
                Optional.ofNullable(servlet.getQueryString()).orElse(""),
                ServletHeaders.of(servlet),
                body,
                servlet.getRemoteAddr());
    }

    private static void write(Context context, HttpResponse response) throws IOException {
        var servlet = context.res();
        servlet.setStatus(response.status());
        // Javalin has set a content type of its own by now, also of answers without content.
        servlet.setContentType(null);
        response.headers().forEach((name, values) -> {
            servlet.setHeader(name, values.getFirst());
            for (var value : values.subList(1, values.size())) {
                servlet.addHeader(name, value);
            }
        });
        if (response.status() == 204) {
            servlet.flushBuffer();
        } else if (response.body().length < MIN_COMPRESSED) {
            servlet.setContentLength(response.body().length);
            servlet.getOutputStream().write(response.body());
            servlet.flushBuffer();
        } else {
            writeCompressed(context, response.body());
        }
    }

    /** Compressed if the client takes that and the media type gains by it, as Javalin's strategy says. */
    private static void writeCompressed(Context context, byte[] body) throws IOException {
        context.res().addHeader("Vary", "Accept-Encoding");
        try (var out = context.outputStream()) {
            out.write(body);
        }
    }

    /** A client that is still sending when the connection is closed on it never sees the answer. */
    private static void drain(Context context, PacedInputStream body) {
        if (context.req().getHeader("Expect") == null) {
            body.drain(MAX_DRAINED);
        }
    }
}

package dev.milepost.lambda.local.gateway;

import dev.milepost.lambda.local.gateway.SocketApi.Handshake;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.eclipse.jetty.websocket.server.WebSocketCreator;

/** The one address that everything is at: pages, HTTP API, WebSocket API and the management of its connections. */
public final class Front implements AutoCloseable {
    /** Of a request to API Gateway. */
    static final int MOST_BODY_BYTES = 10 * 1024 * 1024;
    /** A sender of more than this is cut off before it has the answer. */
    private static final long MOST_DRAINED_BYTES = 100L * 1024 * 1024;

    private static final int MOST_HEADER_BYTES = 10_240;
    private static final Duration IDLE = Duration.ofMinutes(10);

    private final Site site;
    private final Consumer<String> say;
    private final Connections connections = new Connections();
    private final Server server;
    private final ServerConnector connector;
    private final ServerWebSocketContainer sockets;

    /** What is served; asked at each request, so that it may change. */
    public interface Site {
        Optional<Pages> pages();

        HttpApi api();

        Optional<SocketApi> sockets();

        /** @return whether the signer may call this method of a connection, named as in its address */
        boolean mayManage(String authorization, String method, String connection);
    }

    /** Before anything is started that a port in use would be the end of. @throws IOException if the port can't be had */
    public static void assertFree(int port) throws IOException {
        new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close();
    }

    /** @param say takes a line for the terminal @throws IOException if the port can't be had */
    public Front(Site site, int port, Consumer<String> say) throws IOException {
        this.site = site;
        this.say = say;
        var threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        connector = new ServerConnector(server, new HttpConnectionFactory(configuration()));
        connector.setHost(InetAddress.getLoopbackAddress().getHostAddress());
        connector.setPort(port);
        connector.setIdleTimeout(IDLE.toMillis());
        server.addConnector(connector);
        sockets = ServerWebSocketContainer.ensure(server);
        sockets.setIdleTimeout(IDLE);
        sockets.setMaxTextMessageSize(Connections.MOST_BYTES);
        sockets.setMaxBinaryMessageSize(Connections.MOST_BYTES);
        server.setHandler(new Answering());
        // What isn't even a request: a path with a NUL, headers that are too long.
        server.setErrorHandler((request, response, callback) -> {
            write(
                    last(Reply.message(response.getStatus(), HttpStatus.getMessage(response.getStatus()))),
                    response,
                    callback);
            return true;
        });
        try {
            server.start();
        } catch (IOException e) {
            throw e.getCause() instanceof BindException inUse ? inUse : e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    /** After which the connection ends: a client that isn't told would send its next request in vain. */
    private static Reply last(Reply reply) {
        return reply.with(Stream.of(Map.entry("connection", "close")));
    }

    private static HttpConfiguration configuration() {
        var configuration = new HttpConfiguration();
        configuration.setSendServerVersion(false);
        configuration.setUriCompliance(UriCompliance.UNSAFE);
        configuration.setRequestHeaderSize(MOST_HEADER_BYTES);
        return configuration;
    }

    public URI address() {
        return URI.create("http://localhost:" + connector.getLocalPort());
    }

    @Override
    public void close() {
        connections.closeAll();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private final class Answering extends Handler.Abstract {
        @Override
        public boolean handle(Request request, Response response, Callback callback) throws Exception {
            var body = Request.asInputStream(request);
            var read = body.readNBytes(MOST_BODY_BYTES + 1);
            var incoming = incoming(request, read);
            if (read.length > MOST_BODY_BYTES) {
                say.accept(incoming.method() + " " + incoming.path() + " 413: the body has more than the "
                        + MOST_BODY_BYTES + " bytes that API Gateway takes");
                body.skipNBytes(Math.min(MOST_DRAINED_BYTES, rest(request)));
                write(last(Reply.message(413, "Request Entity Too Large")), response, callback);
            } else if (incoming.header("upgrade")
                    .filter("websocket"::equalsIgnoreCase)
                    .isPresent()) {
                open(incoming, request, response, callback);
            } else {
                write(answer(incoming), response, callback);
            }
            return true;
        }

        private long rest(Request request) {
            return Math.max(0, request.getLength() - MOST_BODY_BYTES - 1);
        }
    }

    private Reply answer(Incoming request) {
        var managed = managed(request);
        if (managed.isPresent()) {
            return managed.get();
        }
        return site.pages()
                .flatMap(pages -> pages.answer(request))
                .orElseGet(() -> site.api().answer(request));
    }

    private Optional<Reply> managed(Incoming request) {
        var path = Incoming.decoded(request.path());
        var authorization = request.header("authorization").orElse("");
        return site.sockets()
                .map(api -> "/" + api.stage() + Connections.PATH)
                .filter(path::startsWith)
                .map(prefix -> path.substring(prefix.length()))
                .map(id -> site.mayManage(authorization, request.method(), Connections.PATH + id)
                        ? connections.manage(id, request)
                        : Reply.message(403, "User is not authorized"));
    }

    private void open(Incoming incoming, Request request, Response response, Callback callback) throws IOException {
        var api = site.sockets().filter(each -> each.isAt(incoming.path()));
        if (api.isEmpty()) {
            write(Reply.message(404, "Not Found"), response, callback);
            return;
        }
        switch (api.get().connect(incoming, connections.newId())) {
            case Handshake.Refused(var reply) -> write(reply, response, callback);
            case Handshake.Accepted accepted -> {
                var listener =
                        new SocketListener(() -> site.sockets().orElse(api.get()), connections, accepted, incoming);
                WebSocketCreator creator = (sent, answer, done) -> {
                    accepted.protocol().ifPresent(answer::setAcceptedSubProtocol);
                    return listener;
                };
                if (!sockets.upgrade(creator, request, response, callback)) {
                    write(Reply.message(400, "Bad Request"), response, callback);
                }
            }
        }
    }

    private static Incoming incoming(Request request, byte[] body) {
        var headers = new LinkedHashMap<String, List<String>>();
        request.getHeaders()
                .forEach(field -> headers.computeIfAbsent(
                                field.getName().toLowerCase(Locale.ROOT), any -> new ArrayList<>())
                        .add(field.getValue() == null ? "" : field.getValue()));
        var uri = request.getHttpURI();
        return new Incoming(
                request.getMethod(),
                uri.getPath() == null ? "/" : uri.getPath(),
                uri.getQuery() == null ? "" : uri.getQuery(),
                headers,
                body,
                Request.getRemoteAddr(request));
    }

    private static void write(Reply reply, Response response, Callback callback) {
        response.setStatus(reply.status());
        reply.headers().forEach(header -> response.getHeaders().add(header.getKey(), header.getValue()));
        response.write(true, ByteBuffer.wrap(reply.body()), callback);
    }
}

package dev.milepost.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/** Lambda's Runtime API for one instance of a function: it asks for the next event, and tells what came of it. */
final class RuntimeApi implements AutoCloseable {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final String INVOCATION = BASE + "invocation/";

    private final HttpServer server;
    private final Duration timeout;
    private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();

    private record Invocation(String id, byte[] event, CompletableFuture<byte[]> answer) {}

    RuntimeApi(Duration timeout) {
        this.timeout = timeout;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(INVOCATION + "next", this::next);
        server.createContext(INVOCATION, this::finished);
        server.createContext(BASE + "init/error", this::initFailed);
        server.start();
    }

    String address() {
        return "127.0.0.1:" + server.getAddress().getPort();
    }

    /** What the function makes of an event; fails as the function did, or if it is gone. */
    CompletableFuture<byte[]> invoke(byte[] event) {
        var invocation = new Invocation(UUID.randomUUID().toString(), event, new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.answer();
    }

    /** Lets everything fail that has been asked. */
    void fail(String why) {
        var fault = new FunctionFault(why);
        running.values().forEach(each -> each.answer().completeExceptionally(fault));
        running.clear();
        for (var each = waiting.poll(); each != null; each = waiting.poll()) {
            each.answer().completeExceptionally(fault);
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        try (exchange) {
            var invocation = waiting.take();
            running.put(invocation.id(), invocation);
            var headers = exchange.getResponseHeaders();
            // Without a type, the native client reads from nowhere and takes the process with it.
            headers.set("Content-Type", "application/json");
            headers.set("Lambda-Runtime-Aws-Request-Id", invocation.id());
            headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + timeout.toMillis()));
            headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:local");
            exchange.sendResponseHeaders(200, invocation.event().length);
            exchange.getResponseBody().write(invocation.event());
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void finished(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var parts = exchange.getRequestURI()
                    .getPath()
                    .substring(INVOCATION.length())
                    .split("/");
            var invocation = running.remove(parts[0]);
            if (invocation != null && parts[1].equals("response")) {
                invocation.answer().complete(body);
            } else if (invocation != null) {
                invocation.answer().completeExceptionally(new FunctionFault(new String(body, StandardCharsets.UTF_8)));
            }
            exchange.sendResponseHeaders(202, -1);
        }
    }

    private void initFailed(HttpExchange exchange) throws IOException {
        try (exchange) {
            fail("init failed: " + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(202, -1);
        }
    }

    @Override
    public void close() {
        fail("the process has ended");
        server.stop(0);
    }
}

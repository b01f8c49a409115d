package dev.milepost.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.milepost.lambda.local.FunctionFault.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lambda's Runtime API for one instance of a function: it asks for the next event, and tells what came of it. A function that has its event
 * for longer than it may, or answers more than it may, has failed.
 */
final class RuntimeApi implements AutoCloseable {
    /** Why an event has no answer if the process is gone before it. */
    static final String ENDED = "the process has ended";

    private static final String BASE = "/2018-06-01/runtime/";
    private static final String INVOCATION = BASE + "invocation/";
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final HttpServer server;
    private final Duration timeout;
    private final LinkedBlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Void> initialized = new CompletableFuture<>();
    private final CompletableFuture<Void> restored = new CompletableFuture<>();

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
        server.createContext(BASE + "restore/next", this::restoreNext);
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

    /** Done when the function first asks for an event or, started for a snapshot, whether it has been restored; fails as it did. */
    CompletableFuture<Void> initialized() {
        return initialized;
    }

    /** Tells the function that it has been restored, now or once it asks. */
    void restored() {
        restored.complete(null);
    }

    /** Lets everything fail that has been asked. */
    void fail(String why) {
        var fault = broken(why);
        initialized.completeExceptionally(fault);
        running.values().forEach(each -> each.answer().completeExceptionally(fault));
        running.clear();
        for (var each = waiting.poll(); each != null; each = waiting.poll()) {
            each.answer().completeExceptionally(fault);
        }
    }

    private static FunctionFault failed(String why) {
        return new FunctionFault(Kind.FAILED, why);
    }

    private static FunctionFault broken(String why) {
        return new FunctionFault(Kind.BROKEN, why);
    }

    private void next(HttpExchange exchange) throws IOException {
        try (exchange) {
            initialized.complete(null);
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
            limit(invocation);
        } catch (InterruptedException closing) {
            Thread.currentThread().interrupt();
        }
    }

    private void restoreNext(HttpExchange exchange) throws IOException {
        try (exchange) {
            initialized.complete(null);
            restored.join();
            exchange.sendResponseHeaders(200, -1);
        }
    }

    /** From when the function has the event: what it takes to start doesn't count. */
    private void limit(Invocation invocation) {
        CompletableFuture.delayedExecutor(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .execute(() -> invocation.answer().completeExceptionally(broken("timed out after " + seconds())));
    }

    private String seconds() {
        return String.format(Locale.ROOT, "%.2f seconds, its Timeout in the template", timeout.toMillis() / 1000.0);
    }

    private void finished(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readNBytes(FunctionProcess.MOST_BYTES + 1);
            exchange.getRequestBody().transferTo(OutputStream.nullOutputStream());
            var parts = exchange.getRequestURI()
                    .getPath()
                    .substring(INVOCATION.length())
                    .split("/");
            var invocation = running.remove(parts[0]);
            if (invocation != null && !parts[1].equals("response")) {
                invocation.answer().completeExceptionally(failed(summary(body)));
            } else if (invocation != null && body.length > FunctionProcess.MOST_BYTES) {
                invocation
                        .answer()
                        .completeExceptionally(failed("answered more than " + FunctionProcess.MOST_BYTES + " bytes"));
            } else if (invocation != null) {
                invocation.answer().complete(body);
            }
            exchange.sendResponseHeaders(body.length > FunctionProcess.MOST_BYTES ? 413 : 202, -1);
        }
    }

    private void initFailed(HttpExchange exchange) throws IOException {
        try (exchange) {
            fail("failed to start: " + summary(exchange.getRequestBody().readNBytes(FunctionProcess.MOST_BYTES)));
            exchange.sendResponseHeaders(202, -1);
        }
    }

    /** What the runtime client says of an exception, in a line: its type, its message, and where it was thrown. */
    private static String summary(byte[] error) {
        try {
            var told = MAPPER.readTree(error);
            var at = told.at("/stackTrace/0").asString("");
            return told.path("errorType").asString("error") + ": "
                    + told.path("errorMessage").asString("") + (at.isEmpty() ? "" : " at " + at);
        } catch (JacksonException noJson) {
            return "an error that it can't describe";
        }
    }

    @Override
    public void close() {
        fail(ENDED);
        server.stop(0);
    }
}

package dev.milepost.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * A function in a process of its own, started as Lambda starts it before it takes a snapshot, or without one: what it loads until it asks for its
 * first event, and what of that event.
 */
final class SnapStarted {
    private static final String BASE = "/2018-06-01/runtime/";
    private static final String RUNTIME_CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";

    /** As Lambda says it: where org.crac finds those who take the snapshot. */
    private static final String CRAC = "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac";

    private final FunctionProcess.Launch launch;
    private final Path loaded;
    private final CompletableFuture<Integer> beforeEvent = new CompletableFuture<>();
    private final CompletableFuture<String> answer = new CompletableFuture<>();
    private final CountDownLatch over = new CountDownLatch(1);

    /** Classes loaded before the first event came, those that it needed besides, and its answer. */
    record Start(int before, List<String> after, String answer) {}

    private SnapStarted(FunctionProcess.Launch launch, Path folder) throws IOException {
        this.launch = launch;
        this.loaded = Files.createTempFile(folder, "loaded", ".log");
    }

    /** @param primed whether a snapshot is taken before the event comes */
    static Start answer(FunctionProcess.Launch launch, Path folder, boolean primed, String event) throws Exception {
        return new SnapStarted(launch, folder).start(primed, event);
    }

    private Start start(boolean primed, String event) throws Exception {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(BASE + "restore/next", exchange -> reply(exchange, 200, ""));
        server.createContext(BASE + "invocation/next", exchange -> next(exchange, event));
        server.createContext(BASE + "invocation/first/", this::answered);
        server.createContext(BASE + "init/error", exchange -> {
            answer.completeExceptionally(new IllegalStateException(body(exchange)));
            reply(exchange, 202, "");
        });
        server.start();
        var process = process(primed, server.getAddress().getPort());
        try {
            var said = answer.get(90, TimeUnit.SECONDS);
            var all = lines();
            return new Start(
                    beforeEvent.join(),
                    all.subList(beforeEvent.join(), all.size()).stream()
                            .map(line -> line.replaceFirst(" source:.*", "").strip())
                            .toList(),
                    said);
        } finally {
            over.countDown();
            process.destroyForcibly().waitFor();
            server.stop(0);
        }
    }

    private Process process(boolean primed, int port) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(launch.flags());
        command.addAll(RuntimeClientLibrary.flags());
        command.addAll(List.of(CRAC, "-Xlog:class+load:file=" + loaded + ":none"));
        var path = launch.classPath().stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        command.addAll(List.of("-cp", path, RUNTIME_CLIENT, launch.handler()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(launch.log().toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("AWS_") || name.startsWith("MILEPOST_"));
        builder.environment().putAll(launch.environment().get());
        builder.environment()
                .putAll(Map.of(
                        "AWS_LAMBDA_RUNTIME_API",
                        "127.0.0.1:" + port,
                        "AWS_LAMBDA_INITIALIZATION_TYPE",
                        primed ? "snap-start" : "on-demand"));
        return builder.start();
    }

    private void next(HttpExchange exchange, String event) throws IOException {
        if (!beforeEvent.complete(lines().size())) {
            waitForTheEnd();
        }
        var headers = exchange.getResponseHeaders();
        headers.set("Content-Type", "application/json");
        headers.set("Lambda-Runtime-Aws-Request-Id", "first");
        headers.set("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
        headers.set("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:123456789012:function:local");
        reply(exchange, 200, event);
    }

    private void waitForTheEnd() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void answered(HttpExchange exchange) throws IOException {
        answer.complete(body(exchange));
        reply(exchange, 202, "");
    }

    private List<String> lines() {
        try {
            return Files.readAllLines(loaded);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        return new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    }

    private static void reply(HttpExchange exchange, int status, String body) throws IOException {
        try (exchange) {
            var bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }
}

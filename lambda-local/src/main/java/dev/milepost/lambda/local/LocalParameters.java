package dev.milepost.lambda.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** As much of Parameter Store as is used: single parameters, kept in a file that only its owner reads. */
final class LocalParameters implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final Path file;
    private final Roles roles;
    private final Faults faults;
    private final HttpServer server;

    LocalParameters(Path file, Roles roles, Faults faults) {
        this.file = file;
        this.roles = roles;
        this.faults = faults;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    synchronized void put(String name, String value) {
        var all = read();
        var version = all.path(name).path("Version").asInt(0) + 1;
        all.putObject(name).put("Name", name).put("Value", value).put("Version", version);
        try {
            Files.write(file, MAPPER.writeValueAsBytes(all));
            file.toFile().setReadable(false, false);
            file.toFile().setReadable(true, true);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    synchronized boolean has(String name) {
        return read().has(name);
    }

    private ObjectNode read() {
        return Files.exists(file) ? (ObjectNode) MAPPER.readTree(file.toFile()) : MAPPER.createObjectNode();
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            var request = MAPPER.readTree(exchange.getRequestBody().readAllBytes());
            var name = request.path("Name").asString("");
            var operation =
                    exchange.getRequestHeaders().getFirst("X-Amz-Target").replace("AmazonSSM.", "");
            var authorization = exchange.getRequestHeaders().getFirst("Authorization");
            if (!roles.allow(
                    authorization, "ssm:" + operation, "arn:aws:ssm:us-east-1:123456789012:parameter" + name)) {
                respond(exchange, 400, MAPPER.createObjectNode().put("__type", "AccessDeniedException"));
            } else if (faults.areParametersAway()) {
                respond(exchange, 503, MAPPER.createObjectNode().put("__type", "InternalServerError"));
            } else if (operation.equals("GetParameter")) {
                get(exchange, name);
            } else {
                putNew(exchange, name, request.path("Value").asString(""));
            }
        }
    }

    private void get(HttpExchange exchange, String name) throws IOException {
        var found = read().path(name);
        if (found.isMissingNode()) {
            respond(exchange, 400, MAPPER.createObjectNode().put("__type", "ParameterNotFound"));
        } else {
            respond(exchange, 200, MAPPER.createObjectNode().set("Parameter", found));
        }
    }

    private void putNew(HttpExchange exchange, String name, String value) throws IOException {
        if (read().has(name)) {
            respond(exchange, 400, MAPPER.createObjectNode().put("__type", "ParameterAlreadyExists"));
        } else {
            put(name, value);
            respond(exchange, 200, MAPPER.createObjectNode().put("Version", 1));
        }
    }

    private static void respond(HttpExchange exchange, int status, JsonNode body) throws IOException {
        var bytes = body.toString().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

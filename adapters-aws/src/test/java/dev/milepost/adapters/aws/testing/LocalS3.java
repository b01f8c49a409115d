package dev.milepost.adapters.aws.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/** As much of S3 as the adapters use: whole objects are put, got and deleted, by path-style addresses. Objects are files of a folder. */
public final class LocalS3 implements AutoCloseable {
    private static final byte[] NO_SUCH_KEY =
            "<?xml version=\"1.0\"?><Error><Code>NoSuchKey</Code><Message>none</Message></Error>"
                    .getBytes(StandardCharsets.UTF_8);

    private static final byte[] ACCESS_DENIED =
            "<?xml version=\"1.0\"?><Error><Code>AccessDenied</Code></Error>".getBytes(StandardCharsets.UTF_8);

    /** Of a parameter of the query, before the header that is to be answered. */
    private static final String RESPONSE_HEADER = "response-";

    private final Path folder;
    private final Guard guard;
    private final HttpServer server;

    /** Says who may do what. */
    @FunctionalInterface
    public interface Guard {
        /**
         * @param authorization the signature of the call
         * @param action such as {@code s3:GetObject}
         * @param object bucket and key
         */
        boolean allows(String authorization, String action, String object);
    }

    /** Where everybody may do everything. */
    public LocalS3(Path folder) {
        this(folder, (authorization, action, object) -> true);
    }

    public LocalS3(Path folder, Guard guard) {
        this.folder = folder;
        this.guard = guard;
        try {
            Files.createDirectories(folder);
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
    }

    public URI address() {
        return URI.create("http://localhost:" + server.getAddress().getPort());
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            allowOtherOrigins(exchange);
            var path = exchange.getRequestURI().getRawPath();
            var file = file(path);
            switch (exchange.getRequestMethod()) {
                case "OPTIONS" -> exchange.sendResponseHeaders(200, -1);
                case "PUT" -> allowed(exchange, "s3:PutObject", () -> put(exchange, file));
                case "GET", "HEAD" -> allowed(exchange, "s3:GetObject", () -> get(exchange, file));
                case "DELETE" -> allowed(exchange, "s3:DeleteObject", () -> delete(exchange, file));
                default -> exchange.sendResponseHeaders(501, -1);
            }
        }
    }

    /** As pages have it, which send to a bucket and fetch from it. */
    private static void allowOtherOrigins(HttpExchange exchange) {
        var headers = exchange.getResponseHeaders();
        headers.set("Access-Control-Allow-Origin", "*");
        headers.set("Access-Control-Allow-Methods", "GET, PUT");
        headers.set("Access-Control-Allow-Headers", "content-type, x-amz-server-side-encryption");
    }

    private interface Answer {
        void write() throws IOException;
    }

    private void allowed(HttpExchange exchange, String action, Answer answer) throws IOException {
        var object = exchange.getRequestURI().getRawPath().substring(1);
        if (guard.allows(signer(exchange), action, object)) {
            answer.write();
        } else {
            respond(exchange, 403, ACCESS_DENIED);
        }
    }

    /** The signature, or what says in a signed address who has signed it. */
    private static String signer(HttpExchange exchange) {
        var header = exchange.getRequestHeaders().getFirst("Authorization");
        return header == null ? "Credential=" + query(exchange).getOrDefault("X-Amz-Credential", "") : header;
    }

    private static Map<String, String> query(HttpExchange exchange) {
        var query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
        return Arrays.stream(query.split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    /** Bucket and key as one plain name. */
    private Path file(String path) {
        return folder.resolve(Base64.getUrlEncoder().encodeToString(path.getBytes(StandardCharsets.UTF_8)));
    }

    private void put(HttpExchange exchange, Path file) throws IOException {
        var encoding = exchange.getRequestHeaders().getOrDefault("x-amz-content-sha256", List.of(""));
        var body = exchange.getRequestBody().readAllBytes();
        var content = encoding.getFirst().startsWith("STREAMING-") ? unchunked(new ByteArrayInputStream(body)) : body;
        var written = Files.createTempFile(folder, "put", ".part");
        Files.write(written, content);
        Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        exchange.getResponseHeaders().set("ETag", "\"" + content.length + "\"");
        exchange.sendResponseHeaders(200, -1);
    }

    /** Takes the chunks out of S3's own encoding: a line with their hexadecimal length, so many bytes, a line's end. */
    private static byte[] unchunked(InputStream in) throws IOException {
        var content = new ByteArrayOutputStream();
        for (var length = chunkLength(in); length > 0; length = chunkLength(in)) {
            content.write(in.readNBytes(length));
            in.skipNBytes(2);
        }
        return content.toByteArray();
    }

    private static int chunkLength(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (var c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            line.append((char) c);
        }
        var digits = line.toString().strip().split(";")[0];
        return digits.isEmpty() ? 0 : Integer.parseInt(digits, 16);
    }

    private void get(HttpExchange exchange, Path file) throws IOException {
        try {
            var content = Files.readAllBytes(file);
            query(exchange).forEach((name, value) -> {
                if (name.startsWith(RESPONSE_HEADER)) {
                    exchange.getResponseHeaders().set(name.substring(RESPONSE_HEADER.length()), value);
                }
            });
            respond(exchange, 200, content);
        } catch (NoSuchFileException none) {
            var bucket = exchange.getRequestURI().getRawPath().split("/")[1];
            var mayBeTold = guard.allows(signer(exchange), "s3:ListBucket", bucket);
            respond(exchange, mayBeTold ? 404 : 403, mayBeTold ? NO_SUCH_KEY : ACCESS_DENIED);
        }
    }

    private static void respond(HttpExchange exchange, int status, byte[] body) throws IOException {
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(status, -1);
            return;
        }
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        exchange.getResponseBody().write(body);
    }

    private static void delete(HttpExchange exchange, Path file) throws IOException {
        Files.deleteIfExists(file);
        exchange.sendResponseHeaders(204, -1);
    }
}

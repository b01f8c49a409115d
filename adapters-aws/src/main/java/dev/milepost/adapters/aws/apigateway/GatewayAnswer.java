package dev.milepost.adapters.aws.apigateway;

import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.exchange.MediaTypes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import tools.jackson.databind.json.JsonMapper;

/** A response as API Gateway's HTTP API takes it, payload format 2.0: text as text, everything else in Base64. */
record GatewayAnswer(int statusCode, Map<String, String> headers, String body, boolean isBase64Encoded) {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String GZIP = "gzip";

    /** Below this, compressing gains nothing over the size of a network packet; the local host does the same. */
    private static final int LEAST_COMPRESSED = 1_500;

    static GatewayAnswer of(HttpResponse response, HttpRequest request) {
        var acceptEncoding = request.headers().first("Accept-Encoding");
        var answer = of(response, acceptEncoding);
        return request.method().equals("HEAD") ? answer.withoutBody() : answer;
    }

    private GatewayAnswer withoutBody() {
        return new GatewayAnswer(statusCode, headers, "", false);
    }

    private static GatewayAnswer of(HttpResponse response, Optional<String> acceptEncoding) {
        var headers = new LinkedHashMap<String, String>();
        response.headers().asMap().forEach((name, values) -> headers.put(name, String.join(", ", values)));
        if (response.body().length < LEAST_COMPRESSED) {
            return plain(response, headers);
        }
        headers.merge("Vary", "Accept-Encoding", (present, added) -> present + ", " + added);
        return isCompressible(response)
                        && acceptEncoding.filter(GatewayAnswer::takesGzip).isPresent()
                ? compressed(response, headers)
                : plain(response, headers);
    }

    /** RFC 9110, 12.5.3: named, and not with a weight of nothing. */
    private static boolean takesGzip(String acceptEncoding) {
        return Arrays.stream(
                        acceptEncoding.toLowerCase(Locale.ROOT).replace(" ", "").split(","))
                .anyMatch(coding -> coding.matches("gzip(;q=(0\\.\\d*[1-9]\\d*|1(\\.0*)?))?"));
    }

    private static GatewayAnswer plain(HttpResponse response, Map<String, String> headers) {
        return isText(response)
                ? new GatewayAnswer(
                        response.status(), headers, new String(response.body(), StandardCharsets.UTF_8), false)
                : encoded(response.status(), headers, response.body());
    }

    private static GatewayAnswer compressed(HttpResponse response, Map<String, String> headers) {
        headers.put("Content-Encoding", GZIP);
        var bytes = new ByteArrayOutputStream();
        try (var zip = new GZIPOutputStream(bytes)) {
            zip.write(response.body());
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return encoded(response.status(), headers, bytes.toByteArray());
    }

    private static GatewayAnswer encoded(int status, Map<String, String> headers, byte[] body) {
        return new GatewayAnswer(status, headers, Base64.getEncoder().encodeToString(body), true);
    }

    private static boolean isText(HttpResponse response) {
        return type(response)
                .filter(type -> type.startsWith("text/") || type.endsWith("json") || type.endsWith("xml"))
                .isPresent();
    }

    private static boolean isCompressible(HttpResponse response) {
        return isText(response)
                || type(response).filter(type -> type.endsWith("javascript")).isPresent();
    }

    private static Optional<String> type(HttpResponse response) {
        return response.headers().first("Content-Type").map(MediaTypes::essence);
    }

    void write(OutputStream out) {
        MAPPER.writeValue(out, this);
    }
}

package dev.milepost.lambda.local.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** The files of the pages, as CloudFront serves them from their bucket. */
public final class Pages {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "ico", "image/x-icon",
            "webmanifest", "application/manifest+json",
            "woff2", "font/woff2");

    private final Path folder;
    private final List<Map.Entry<String, String>> headers;

    /** @param policy of the headers, resolved: {@code ResponseHeadersPolicyConfig} */
    public Pages(Path folder, JsonNode policy) {
        this.folder = folder.toAbsolutePath().normalize();
        var security = policy.path("SecurityHeadersConfig");
        headers = Stream.of(
                        header(
                                "content-security-policy",
                                security.at("/ContentSecurityPolicy/ContentSecurityPolicy")
                                        .asString("")),
                        header(
                                "referrer-policy",
                                security.at("/ReferrerPolicy/ReferrerPolicy").asString("")),
                        header("x-content-type-options", security.has("ContentTypeOptions") ? "nosniff" : ""),
                        policy.at("/CustomHeadersConfig/Items")
                                .valueStream()
                                .map(item -> Map.entry(
                                        item.path("Header").asString(),
                                        item.path("Value").asString())))
                .flatMap(part -> part)
                .toList();
    }

    private static Stream<Map.Entry<String, String>> header(String name, String value) {
        return value.isEmpty() ? Stream.empty() : Stream.of(Map.entry(name, value));
    }

    /** @return nothing where there is no such file */
    Optional<Reply> answer(Incoming request) {
        if (!request.method().equals("GET") && !request.method().equals("HEAD")) {
            return Optional.empty();
        }
        var file = folder.resolve("." + (request.path().equals("/") ? "/index.html" : request.path()))
                .normalize();
        if (!file.startsWith(folder) || !Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(reply(request, file.toString(), Files.readAllBytes(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Reply reply(Incoming request, String name, byte[] content) {
        var tag = "\"" + Integer.toHexString(Arrays.hashCode(content)) + "-" + content.length + "\"";
        var type = TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "application/octet-stream");
        var known = request.header("if-none-match").filter(tag::equals).isPresent();
        return new Reply(known ? 304 : 200, List.of(), known ? new byte[0] : content)
                .with(Stream.concat(
                        Stream.of(
                                Map.entry("content-type", type),
                                Map.entry("etag", tag),
                                Map.entry("cache-control", "no-cache")),
                        headers.stream()));
    }
}

package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.catalogue.Response;
import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.json.Json;

/** Writes answers out, with the headers that keep browsers from making more of them than they are. */
public final class ResponseWriter {
    /** An answer may set any of these otherwise. */
    private static final Headers DEFAULTS = Headers.none()
            .with("Cache-Control", "no-store")
            .with("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
            .with("Referrer-Policy", "no-referrer")
            .with("X-Content-Type-Options", "nosniff");

    private ResponseWriter() {}

    public static HttpResponse write(Response response) {
        return switch (response.content()) {
            case Response.Content.None none -> write(response, new byte[0]);
            case Response.Content.Json json ->
                write(response.with("Content-Type", json.mediaType()), Json.write(json.value()));
            case Response.Content.Bytes bytes -> write(response.with("Content-Type", bytes.mediaType()), bytes.bytes());
        };
    }

    private static HttpResponse write(Response response, byte[] body) {
        return new HttpResponse(response.status(), response.headers().orElse(DEFAULTS), body);
    }
}

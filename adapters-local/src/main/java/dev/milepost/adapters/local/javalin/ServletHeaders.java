package dev.milepost.adapters.local.javalin;

import dev.milepost.adapters.http.exchange.Headers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;

/** Copies the header fields of a servlet's request. */
final class ServletHeaders {
    private ServletHeaders() {}

    /** By Jetty's own list: the servlet's interface looks each name up again. */
    static Headers of(HttpServletRequest request) {
        var headers = new Headers.Builder();
        for (var field : ServletContextRequest.getServletContextRequest(request).getHeaders()) {
            headers.add(field.getName(), Objects.requireNonNullElse(field.getValue(), ""));
        }
        return headers.build();
    }
}

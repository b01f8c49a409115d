package dev.milepost.adapters.local.javalin;

import dev.milepost.adapters.http.exchange.Headers;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Copies the header fields of a servlet's request. */
final class ServletHeaders {
    private ServletHeaders() {}

    static Headers of(HttpServletRequest request) {
        Map<String, List<String>> fields = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        Collections.list(request.getHeaderNames())
                .forEach(name -> fields.put(name, Collections.list(request.getHeaders(name))));
        return Headers.of(fields);
    }
}

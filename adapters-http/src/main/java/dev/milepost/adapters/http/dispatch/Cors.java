package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.catalogue.Method;
import dev.milepost.adapters.http.exchange.Headers;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which pages of other origins may call the API from a browser (Fetch Standard, CORS protocol). Without cookies there are no
 * credentials that a browser adds by itself, so none are allowed.
 */
public final class Cors {
    private static final String ALLOWED_HEADERS =
            "Authorization, Content-Type, Idempotency-Key, If-Match, X-Device-Key";
    private static final String EXPOSED_HEADERS = "Content-Disposition, ETag, Location, Retry-After, X-Request-Id";
    private static final String MAX_AGE_SECONDS = "3600";

    private final Set<String> origins;

    /** @param origins such as {@code https://milepost.example.com}; compared as they are */
    public Cors(Set<String> origins) {
        this.origins = Set.copyOf(origins);
    }

    /** What any answer to this request gets added. */
    Headers answer(Headers request) {
        if (origins.isEmpty()) {
            return Headers.none();
        }
        var vary = Headers.none().with("Vary", "Origin");
        return allowedOrigin(request)
                .map(origin -> vary.with("Access-Control-Allow-Origin", origin)
                        .with("Access-Control-Expose-Headers", EXPOSED_HEADERS))
                .orElse(vary);
    }

    /** What the answer to a preflight gets added; nothing if this is none, or of a foreign origin. */
    Headers preflight(Headers request, Set<Method> methods) {
        var asked = request.first("Access-Control-Request-Method");
        if (asked.isEmpty() || allowedOrigin(request).isEmpty()) {
            return Headers.none();
        }
        return Headers.none()
                .with(
                        "Access-Control-Allow-Methods",
                        methods.stream().map(Method::name).collect(Collectors.joining(", ")))
                .with("Access-Control-Allow-Headers", ALLOWED_HEADERS)
                .with("Access-Control-Max-Age", MAX_AGE_SECONDS);
    }

    private Optional<String> allowedOrigin(Headers request) {
        return request.first("Origin").filter(origins::contains);
    }
}

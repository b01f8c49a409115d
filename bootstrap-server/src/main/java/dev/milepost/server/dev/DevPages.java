package dev.milepost.server.dev;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.HttpResponse;
import dev.milepost.adapters.http.pages.Pages;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The pages as they are being edited, with a script that loads them again and shows what the compiler complains of. */
public final class DevPages {
    private static final String SCRIPT = "/dev/reload.js";
    private static final String STATUS = "/dev/status";

    private final Pages pages;
    private final UnaryOperator<String> status;
    private final byte[] script;

    /** @param status answers when the state is another than the given one */
    public DevPages(Pages pages, UnaryOperator<String> status) {
        this.pages = pages;
        this.status = status;
        try (var in = DevPages.class.getResourceAsStream("reload.js")) {
            this.script = in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Optional<HttpResponse> answer(HttpRequest request) {
        return switch (request.path()) {
            case SCRIPT -> Optional.of(text("text/javascript", script));
            case STATUS -> Optional.of(text("text/plain", bytes(status.apply(body(request)))));
            default -> {
                // Asked before the page is read: of a change between the two the script learns.
                var state = status.apply("");
                yield pages.answer(plain(request)).map(page -> watching(page, state));
            }
        };
    }

    /** Without compression and revalidation, since the answer is changed on its way. */
    private static HttpRequest plain(HttpRequest request) {
        return new HttpRequest(
                request.method(),
                request.path(),
                request.query(),
                Headers.none(),
                request.body(),
                request.remoteAddress());
    }

    private static HttpResponse watching(HttpResponse page, String state) {
        var isPage = page.headers()
                .first("Content-Type")
                .filter(type -> type.startsWith("text/html"))
                .isPresent();
        if (!isPage || page.body().length == 0) {
            return page;
        }
        var html = new String(page.body(), StandardCharsets.UTF_8);
        return new HttpResponse(page.status(), page.headers(), bytes(html.replace("</head>", tag(state) + "</head>")));
    }

    /** Names the version of the pages that the page is of. */
    private static String tag(String state) {
        var version = state.lines().findFirst().orElseThrow().split(" ")[1];
        return "<script type=\"module\" src=\"" + SCRIPT + "\" data-pages=\"" + version + "\"></script>";
    }

    private static String body(HttpRequest request) {
        try {
            return new String(request.body().readNBytes(64 * 1024), StandardCharsets.UTF_8);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static HttpResponse text(String mediaType, byte[] body) {
        return new HttpResponse(
                200,
                Headers.none()
                        .with("Content-Type", mediaType + ";charset=utf-8")
                        .with("Cache-Control", "no-store"),
                body);
    }
}

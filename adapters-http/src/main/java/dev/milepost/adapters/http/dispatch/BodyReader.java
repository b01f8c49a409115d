package dev.milepost.adapters.http.dispatch;

import dev.milepost.adapters.http.catalogue.Body;
import dev.milepost.adapters.http.exchange.HttpRequest;
import dev.milepost.adapters.http.exchange.MediaTypes;
import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.ProblemType;
import dev.milepost.adapters.http.problem.RequestRefused;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Reads the body that an endpoint declares, never more of it than the declared size, however it is sent. */
final class BodyReader {
    private static final int TINY = 64;
    /** What may be set aside on a mere announcement. */
    private static final int SMALL = 16 * 1024;

    private static final int MOST_DIGITS = 18;

    private BodyReader() {}

    /**
     * @return the bytes; none at all where a body may be left out
     * @throws RequestRefused if the body is too large, of another media type, missing, or doesn't arrive
     */
    static byte[] read(HttpRequest request, Body declared) {
        return switch (declared) {
            case Body.None none -> nothing(request);
            case Body.JsonObject json -> json(request, json);
            case Body.Message message -> bounded(request, message.maxBytes());
            case Body.File file -> file(request, file);
        };
    }

    private static byte[] nothing(HttpRequest request) {
        var bytes = bounded(request, TINY);
        var text = new String(bytes, StandardCharsets.UTF_8).strip();
        if (!text.isEmpty() && !text.equals("{}")) {
            throw new RequestRefused(Problem.invalid("body", "must be empty"));
        }
        return new byte[0];
    }

    private static byte[] json(HttpRequest request, Body.JsonObject declared) {
        requireType(request, List.of(MediaTypes.JSON));
        var bytes = bounded(request, declared.maxBytes());
        if (bytes.length == 0 && declared.required()) {
            throw new RequestRefused(Problem.invalid("body", "is required"));
        }
        return bytes;
    }

    private static byte[] file(HttpRequest request, Body.File declared) {
        requireType(request, declared.mediaTypes());
        return bounded(request, declared.maxBytes());
    }

    /** Compressed bodies could unfold to any size. A body whose type isn't said is taken for what the endpoint reads (RFC 9110, 8.3). */
    private static void requireType(HttpRequest request, List<String> types) {
        if (request.headers()
                .first("Content-Encoding")
                .filter(coding -> !coding.equals("identity"))
                .isPresent()) {
            throw new RequestRefused(
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send it without a content encoding."));
        }
        var claimed = request.headers().first("Content-Type").filter(type -> !types.contains(type));
        if (claimed.isPresent() && !types.contains(MediaTypes.essence(claimed.get()))) {
            throw new RequestRefused(
                    Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "Send it as " + String.join(", ", types) + "."));
        }
    }

    private static byte[] bounded(HttpRequest request, int maxBytes) {
        var announced = announcedLength(request);
        if (announced > maxBytes) {
            throw tooLarge(maxBytes);
        }
        try {
            var bytes = announced < SMALL
                    ? whole(request.body(), (int) announced, maxBytes)
                    : request.body().readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw tooLarge(maxBytes);
            }
            return bytes;
        } catch (IOException interrupted) {
            throw new RequestRefused(
                    Problem.of(ProblemType.REQUEST_TIMEOUT, "The body stopped short or came too slowly."));
        }
    }

    /** In one piece if the body has the length that it announced; what {@code readNBytes} allocates is many times most uploads. */
    private static byte[] whole(InputStream body, int announced, int maxBytes) throws IOException {
        var start = new byte[announced + 1];
        var count = body.readNBytes(start, 0, start.length);
        if (count <= announced) {
            return Arrays.copyOf(start, count);
        }
        var rest = body.readNBytes(maxBytes + 1 - count);
        var all = Arrays.copyOf(start, count + rest.length);
        System.arraycopy(rest, 0, all, count, rest.length);
        return all;
    }

    /** 0 if it isn't announced, or nonsense is. */
    private static long announcedLength(HttpRequest request) {
        var length = request.headers().first("Content-Length").orElse("");
        return !length.isEmpty()
                        && length.length() <= MOST_DIGITS
                        && length.chars().allMatch(c -> c >= '0' && c <= '9')
                ? Long.parseLong(length)
                : 0;
    }

    private static RequestRefused tooLarge(int maxBytes) {
        return new RequestRefused(Problem.of(ProblemType.TOO_LARGE, "At most " + maxBytes + " bytes are taken here."));
    }
}

package dev.milepost.adapters.http.catalogue;

import dev.milepost.adapters.http.problem.Problem;
import dev.milepost.adapters.http.problem.RequestRefused;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Lists in parts: what the client asks for and how a part is answered. */
public final class Paging {
    public static final Parameter<Integer> LIMIT = Parameter.whole(
            "limit",
            1,
            PageRequest.MAX_LIMIT,
            "At most how many items; " + PageRequest.DEFAULT_LIMIT + " if not given");
    public static final Parameter<String> CURSOR =
            Parameter.text("cursor", 200, "The next of the part before, to go on after it");

    private Paging() {}

    /**
     * A part of a list.
     *
     * @param next the cursor of the part after this one; null at the end
     */
    public record PageJson<T>(List<T> items, Optional<String> next) {}

    public static PageRequest of(Request request) {
        return new PageRequest(request.get(LIMIT).orElse(PageRequest.DEFAULT_LIMIT), after(request));
    }

    /**
     * Where the list goes on after; empty at its start.
     *
     * @throws RequestRefused for a cursor that isn't of this list
     */
    public static Optional<String> after(Request request) {
        return request.get(CURSOR)
                .map(cursor -> request.cursors()
                        .open(cursor)
                        .orElseThrow(() -> new RequestRefused(
                                Problem.invalid(CURSOR.name(), "must be the next of the part before"))));
    }

    /** The cursor that leads on after the last of a part. */
    public static String cursor(Request request, String last) {
        return request.cursors().seal(last);
    }

    /** A list that is always whole. */
    public static <T> Response answer(List<T> items, Function<T, ?> json) {
        return Response.ok(new PageJson<>(items.stream().map(json).toList(), Optional.empty()));
    }

    public static <T> Response answer(Request request, Page<T> page, Function<T, ?> json) {
        return Response.ok(new PageJson<>(
                page.items().stream().map(json).toList(), page.next().map(last -> cursor(request, last))));
    }
}

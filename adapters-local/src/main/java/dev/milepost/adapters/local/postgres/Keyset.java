package dev.milepost.adapters.local.postgres;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Pages that go on behind the last identifier seen, newest first: {@code … and id < :after order by id desc limit :rows}. Rows added
 * meanwhile neither repeat nor hide any, and the hundredth page costs what the first does.
 */
final class Keyset {
    /** The last character of Unicode: no identifier sorts behind it. */
    private static final String BEHIND_ALL = Character.toString(Character.MAX_CODE_POINT);

    private Keyset() {}

    /** What {@code :after} is bound to. */
    static String after(PageRequest request) {
        return request.after().orElse(BEHIND_ALL);
    }

    /** What {@code :rows} is bound to: one more than asked for tells whether there are any more. */
    static int rows(PageRequest request) {
        return request.limit() + 1;
    }

    static <T> Page<T> page(List<T> rows, PageRequest request, Function<T, String> id) {
        if (rows.size() <= request.limit()) {
            return new Page<>(rows, Optional.empty());
        }
        var items = rows.subList(0, request.limit());
        return new Page<>(items, Optional.of(id.apply(items.getLast())));
    }
}

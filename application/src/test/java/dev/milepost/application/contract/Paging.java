package dev.milepost.application.contract;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Goes through a list page by page. */
final class Paging {
    private Paging() {}

    /** Every item from the first page to the last. */
    static <T> List<T> all(int limit, Function<PageRequest, Page<T>> list) {
        return all(limit, list, () -> {});
    }

    /** As above; something happens after each page that was read. */
    static <T> List<T> all(int limit, Function<PageRequest, Page<T>> list, Runnable between) {
        var items = new ArrayList<T>();
        var next = Optional.<String>empty();
        do {
            var page = list.apply(new PageRequest(limit, next));
            if (page.items().size() > limit || (page.items().isEmpty() && next.isPresent())) {
                throw new AssertionError("a page of " + page.items().size() + " where up to " + limit + " were due");
            }
            items.addAll(page.items());
            next = page.next();
            between.run();
        } while (next.isPresent());
        return items;
    }
}

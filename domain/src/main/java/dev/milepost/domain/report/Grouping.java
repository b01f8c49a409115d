package dev.milepost.domain.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How work falls to the rows of a section; what falls to none is in no row.
 *
 * @param <K> what tells rows apart
 */
record Grouping<K>(
        Function<Publication, Optional<K>> ofPublication,
        Function<TaskSummary, Optional<K>> ofTask,
        Function<ReceiptSummary, Optional<K>> ofReceipt) {

    /** The work of each row. */
    Map<K, Work> group(Work all) {
        var published = all.published().map(tasks -> by(tasks, ofPublication));
        var ended = by(all.ended(), ofTask);
        var receipts = by(all.receipts(), ofReceipt);
        var groups = new HashMap<K, Work>();
        Stream.of(published.orElse(Map.of()), ended, receipts)
                .flatMap(part -> part.keySet().stream())
                .forEach(key -> groups.computeIfAbsent(
                        key,
                        each -> new Work(
                                published.map(of -> of.getOrDefault(each, List.of())),
                                ended.getOrDefault(each, List.of()),
                                receipts.getOrDefault(each, List.of()))));
        return groups;
    }

    private static <T, K> Map<K, List<T>> by(List<T> all, Function<T, Optional<K>> key) {
        return all.stream()
                .filter(each -> key.apply(each).isPresent())
                .collect(Collectors.groupingBy(each -> key.apply(each).orElseThrow()));
    }
}

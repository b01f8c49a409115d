package dev.milepost.application.privacy;

import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskStatus;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Walks through all that is stored of a courier, page by page as it is asked for. */
final class CourierRecords {
    private final TaskRepository tasks;
    private final ReceiptRepository receipts;

    CourierRecords(TaskRepository tasks, ReceiptRepository receipts) {
        this.tasks = tasks;
        this.receipts = receipts;
    }

    /** From one instant until before another; what is empty doesn't restrict it. */
    record Period(Optional<Instant> from, Optional<Instant> to) {
        static final Period ALWAYS = new Period(Optional.empty(), Optional.empty());

        boolean holds(Instant at) {
            return from.filter(at::isBefore).isEmpty()
                    && to.filter(end -> !at.isBefore(end)).isEmpty();
        }
    }

    /** The tasks that a courier holds or held to the end, newest first. @param published when */
    Stream<Versioned<Task>> tasks(AccountId courier, Optional<TaskStatus> status, Period published, Instant now) {
        var filter = new TaskFilter(
                status,
                Optional.of(courier),
                Optional.empty(),
                published.from(),
                published.to(),
                Optional.empty(),
                now);
        return all(page -> tasks.list(filter, page));
    }

    /** A courier's receipts, newest first. */
    Stream<Versioned<Receipt>> receipts(AccountId courier) {
        var filter = new ReceiptFilter(Optional.empty(), Optional.empty(), Optional.of(courier));
        return all(page -> receipts.list(filter, page));
    }

    private static <T> Stream<T> all(Function<PageRequest, Page<T>> list) {
        return Stream.iterate(
                        Optional.of(list.apply(PageRequest.first(PageRequest.MAX_LIMIT))),
                        Optional::isPresent,
                        page -> page.get()
                                .next()
                                .map(next -> list.apply(new PageRequest(PageRequest.MAX_LIMIT, Optional.of(next)))))
                .flatMap(page -> page.get().items().stream());
    }
}

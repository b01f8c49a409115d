package dev.milepost.domain.report;

import java.util.List;
import java.util.Optional;

/**
 * What the figures of one subject are made of.
 *
 * @param published tasks that were published in the period; empty for a courier, to whom none are published
 * @param ended tasks that ended in it
 * @param receipts uploaded in it
 */
public record Work(Optional<List<Publication>> published, List<TaskSummary> ended, List<ReceiptSummary> receipts) {
    public static final Work NONE = new Work(Optional.of(List.of()), List.of(), List.of());

    public Work {
        published = published.map(List::copyOf);
        ended = List.copyOf(ended);
        receipts = List.copyOf(receipts);
    }
}

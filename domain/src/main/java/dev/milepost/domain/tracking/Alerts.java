package dev.milepost.domain.tracking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The alerts of one task in the order in which they were raised: those that are open, at most one of a kind, and the latest of those that
 * are over.
 */
public record Alerts(List<Alert> items) {
    public static final Alerts NONE = new Alerts(List.of());

    private static final int MOST = 20;

    public Alerts {
        items = List.copyOf(items);
    }

    /** The open alert of a kind. */
    public Optional<Alert> open(Alert.Kind kind) {
        return items.stream()
                .filter(alert -> alert.kind() == kind && alert.isOpen())
                .findFirst();
    }

    /** These with one more open alert, unless one of its kind is open. The oldest that are over are forgotten. */
    Alerts raise(Alert.Kind kind, Instant since) {
        if (open(kind).isPresent()) {
            return this;
        }
        var more = new ArrayList<>(items);
        more.removeIf(known -> known.kind() == kind && known.since().equals(since));
        more.add(Alert.raised(kind, since));
        for (var i = 0; more.size() > MOST && i < more.size(); ) {
            if (more.get(i).isOpen()) {
                i++;
            } else {
                more.remove(i);
            }
        }
        return new Alerts(more);
    }

    Alerts clear(Alert.Kind kind, Instant at) {
        return open(kind).isEmpty()
                ? this
                : new Alerts(items.stream()
                        .map(alert -> alert.kind() == kind ? alert.clearedAt(at) : alert)
                        .toList());
    }

    /** As when the task has ended: none is open. */
    public Alerts allCleared(Instant at) {
        return items.stream().noneMatch(Alert::isOpen)
                ? this
                : new Alerts(items.stream().map(alert -> alert.clearedAt(at)).toList());
    }
}

package dev.milepost.application.fake;

import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.delivery.Delivery;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** Deliveries in memory. */
public final class InMemoryDeliveryRepository implements DeliveryRepository {
    private final VersionedMap<Delivery> deliveries = new VersionedMap<>();

    @Override
    public synchronized boolean add(Delivery delivery) {
        var isNew = deliveries.find(delivery.id().value()).isEmpty();
        deliveries.add(delivery.id().value(), delivery);
        return isNew;
    }

    @Override
    public synchronized SaveResult<Delivery> save(Delivery delivery, long expectedVersion) {
        return deliveries.save(delivery.id().value(), delivery, expectedVersion);
    }

    @Override
    public synchronized List<Versioned<Delivery>> due(Instant now, int limit) {
        return deliveries
                .values()
                .filter(delivery ->
                        delivery.dueAt().filter(at -> !at.isAfter(now)).isPresent())
                .sorted(Comparator.comparing(delivery -> delivery.dueAt().orElseThrow()))
                .limit(limit)
                .map(delivery -> deliveries.find(delivery.id().value()).orElseThrow())
                .toList();
    }

    @Override
    public synchronized Page<Versioned<Delivery>> list(PageRequest page) {
        return deliveries.list(page, delivery -> true);
    }

    @Override
    public synchronized void removeCreatedBefore(Instant time) {
        deliveries
                .values()
                .filter(delivery -> delivery.createdAt().isBefore(time))
                .forEach(delivery -> deliveries.remove(delivery.id().value()));
    }
}

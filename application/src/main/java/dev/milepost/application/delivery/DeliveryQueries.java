package dev.milepost.application.delivery;

import dev.milepost.application.port.DeliveryRepository;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.delivery.Delivery;

/** Reads the log of what was told to whom. */
public final class DeliveryQueries {
    private final DeliveryRepository deliveries;

    public DeliveryQueries(DeliveryRepository deliveries) {
        this.deliveries = deliveries;
    }

    /** Every delivery of the last months, newest first. */
    public Page<Delivery> log(PageRequest page) {
        return deliveries.list(page).map(Versioned::value);
    }
}

package dev.milepost.application.port;

import dev.milepost.domain.delivery.Delivery;
import java.time.Instant;
import java.util.List;

/** Keeps what is to be told to whom, and the log of it. What was added outlives the process. Safe for concurrent use. */
public interface DeliveryRepository {
    /** Stores a delivery as version 1; false, and nothing changes, if there is one of this identifier. */
    boolean add(Delivery delivery);

    /** Stores the change if the delivery still has the expected version: of all who begin a try, one may go on. */
    SaveResult<Delivery> save(Delivery delivery, long expectedVersion);

    /** Those that are due by now, the longest first. */
    List<Versioned<Delivery>> due(Instant now, int limit);

    /** All of them, newest first. */
    Page<Versioned<Delivery>> list(PageRequest page);

    /** Forgets deliveries that were made before this time. */
    void removeCreatedBefore(Instant time);
}

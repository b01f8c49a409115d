package dev.milepost.application.receipt;

import dev.milepost.domain.receipt.ReaderSettings;
import java.util.Optional;

/**
 * How an organisation wants its receipts read.
 *
 * @param settings what it knows about them beforehand
 * @param automaticFrom the confidence (0..1) from which on a reading is confirmed without a manager; empty: none ever is
 */
public record ReadingPolicy(ReaderSettings settings, Optional<Double> automaticFrom) {
    /** @throws IllegalArgumentException if the confidence is not within 0..1 */
    public ReadingPolicy {
        automaticFrom.filter(share -> !(share >= 0 && share <= 1)).ifPresent(share -> {
            throw new IllegalArgumentException("a confidence is within 0..1: " + share);
        });
    }
}

package dev.milepost.domain.receipt;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * Not accepted: its total counts nowhere.
 *
 * @param reading what the machine read; empty if it could not
 * @param reason the manager's words
 */
public record RejectedReceipt(
        ReceiptFacts facts, Optional<Reading> reading, String reason, AccountId rejectedBy, Instant rejectedAt)
        implements Receipt {}

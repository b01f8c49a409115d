package dev.milepost.application.port;

import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps receipts; their photos lie in the {@link PhotoStore}. Safe for concurrent use. */
public interface ReceiptRepository {
    /** Stores a new receipt as version 1. Adding the same receipt again changes nothing. */
    void add(Receipt receipt);

    Optional<Versioned<Receipt>> find(ReceiptId id);

    /** Stores the change if the receipt still has the expected version. */
    SaveResult<Receipt> save(Receipt receipt, long expectedVersion);

    /** The receipts that the filter lets through, newest first. */
    Page<Versioned<Receipt>> list(ReceiptFilter filter, PageRequest page);

    /** The first upload with these bytes. @param sha256 64 lower-case hexadecimal digits */
    Optional<ReceiptId> findFirstBySha256(String sha256);

    /** How many receipts a task has. */
    int count(TaskId task);

    /** Receipts that still wait to be read, oldest first. */
    List<ReceiptId> waiting(int limit);

    /** Every receipt uploaded with {@code from <= uploadedAt < to}. */
    List<Receipt> uploadedBetween(Instant from, Instant to);
}

package dev.milepost.domain.receipt;

/**
 * A suspicion that a receipt was uploaded before: a warning, not an obstacle.
 *
 * @param of the other receipt, as a rule the earlier one
 * @param likeness what gives rise to it
 */
public record Duplicate(ReceiptId of, Likeness likeness) {}

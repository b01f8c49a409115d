package dev.milepost.domain.receipt;

/** Whether a receipt could be confirmed. */
public sealed interface Confirmation {
    /** It is confirmed. */
    record Confirmed(ConfirmedReceipt receipt) implements Confirmation {}

    /** It stays as it was. */
    record Refused(Reason reason) implements Confirmation {}

    /** Why a receipt can't be confirmed like this. */
    enum Reason {
        /** No total was read, and none was given. */
        TOTAL_MISSING,
        /** A receipt is for more than nothing. */
        TOTAL_NOT_POSITIVE
    }

    /** The receipt, or a refusal if its total is not more than nothing. */
    static Confirmation of(ConfirmedReceipt receipt) {
        return receipt.total().isPositive() ? new Confirmed(receipt) : new Refused(Reason.TOTAL_NOT_POSITIVE);
    }
}

package dev.milepost.domain.receipt;

/** What the words beside an amount say about it. */
public enum LabelKind {
    /** What is to be paid in the end: "grand total", "total payable". */
    PAYABLE,
    /** Some total: of the receipt, of a section, before or after rounding. */
    TOTAL,
    /** A sum before tax, service or discount. */
    SUBTOTAL,
    TAX,
    SERVICE,
    DISCOUNT,
    ROUNDING,
    /** What the customer handed over, in cash or by card. */
    PAID,
    CHANGE,
    /** A number of things, not of money. */
    QUANTITY,
    /** Starts a table of tax by rate, whose totals are not the receipt's. */
    SUMMARY,
    /** Starts the list of what was bought. */
    HEADING,
    /** Words that contain another label by accident: "cashier", "exchange". */
    NOISE
}

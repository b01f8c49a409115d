package dev.milepost.domain.money;

/** What {@link Money#parse(String, String)} makes of its input. */
public sealed interface ParsedMoney {
    /** The input was an amount. */
    record Parsed(Money money) implements ParsedMoney {}

    /**
     * The input was no amount of the currency.
     *
     * @param message for the person who typed it; doesn't repeat the input
     */
    record Refused(Reason reason, String message) implements ParsedMoney {}

    /** Why an input is no amount. */
    enum Reason {
        NOT_A_NUMBER,
        TOO_MANY_DECIMALS,
        TOO_LARGE,
        UNKNOWN_CURRENCY
    }
}

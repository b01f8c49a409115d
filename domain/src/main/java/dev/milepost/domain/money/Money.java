package dev.milepost.domain.money;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An exact amount of one currency; may be negative.
 *
 * @param minorUnits the amount in the currency's smallest unit (fen, cents; yen itself), at most 15 digits
 * @param currency an ISO 4217 currency that has a number of decimal digits (not XXX or gold)
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {
    /** No amount has more digits than this, so that sums of ten thousand of them still fit a long. */
    public static final int MAX_DIGITS = 15;

    private static final long LIMIT = 1_000_000_000_000_000L;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,20}(?:\\.([0-9]{1,20}))?");

    /** @throws IllegalArgumentException if the amount has more than {@value #MAX_DIGITS} digits or the currency has no minor unit */
    public Money {
        if (minorUnits <= -LIMIT || minorUnits >= LIMIT) {
            throw new IllegalArgumentException("more than " + MAX_DIGITS + " digits: " + minorUnits);
        }
        if (currency.getDefaultFractionDigits() < 0) {
            throw new IllegalArgumentException("not a currency to pay in: " + currency);
        }
    }

    /**
     * Reads a decimal such as {@code "12.50"} or {@code "-3"}: ASCII digits, a point, no sign but a leading minus, no grouping.
     * Fewer decimals than the currency has are taken as zeros; more are refused, never rounded.
     *
     * @param currency an ISO 4217 code in capitals
     */
    public static ParsedMoney parse(String amount, String currency) {
        return currency(currency)
                .map(known -> parse(amount, known))
                .orElseGet(() -> new ParsedMoney.Refused(
                        ParsedMoney.Reason.UNKNOWN_CURRENCY, "not an ISO 4217 currency code that can be paid in"));
    }

    /** As {@link #parse(String, String)}, the currency being known already. */
    public static ParsedMoney parse(String amount, Currency currency) {
        var match = DECIMAL.matcher(amount);
        if (!match.matches()) {
            return new ParsedMoney.Refused(ParsedMoney.Reason.NOT_A_NUMBER, "not a decimal number such as 12.50");
        }
        var digits = currency.getDefaultFractionDigits();
        if (match.group(1) != null && match.group(1).length() > digits) {
            return new ParsedMoney.Refused(
                    ParsedMoney.Reason.TOO_MANY_DECIMALS,
                    "finer than the " + digits + " decimal digits of " + currency);
        }
        var minor = new BigDecimal(amount).movePointRight(digits).toBigIntegerExact();
        if (minor.abs().bitLength() > 62 || Math.abs(minor.longValueExact()) >= LIMIT) {
            return new ParsedMoney.Refused(
                    ParsedMoney.Reason.TOO_LARGE, "more than " + MAX_DIGITS + " digits with the decimals");
        }
        return new ParsedMoney.Parsed(new Money(minor.longValueExact(), currency));
    }

    /** The currency of an ISO 4217 code in capitals; empty for unknown codes and for those without a minor unit (XXX, XAU). */
    public static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(each -> each.getCurrencyCode().equals(code) && each.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    /** The decimal with the currency's own number of digits: {@code "12.50"} for CNY, {@code "12"} for JPY. */
    public String amount() {
        return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits())
                .toPlainString();
    }

    /** @throws IllegalArgumentException if the currencies differ or the sum is out of bounds */
    public Money plus(Money other) {
        requireSameCurrency(other);
        return new Money(minorUnits + other.minorUnits, currency);
    }

    /** Whether this is more than nothing. */
    public boolean isPositive() {
        return minorUnits > 0;
    }

    /** @throws IllegalArgumentException if the currencies differ: amounts of two currencies have no order */
    @Override
    public int compareTo(Money other) {
        requireSameCurrency(other);
        return Long.compare(minorUnits, other.minorUnits);
    }

    private void requireSameCurrency(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("two currencies: " + currency + " and " + other.currency);
        }
    }
}

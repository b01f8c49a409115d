package dev.milepost.domain.receipt;

import dev.milepost.domain.money.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What OCR and the rules make of a receipt. A value that isn't printed or isn't legible is empty, never guessed.
 *
 * @param total what was to be paid
 * @param currency as printed, else the default of the settings; empty when no amount was found at all
 * @param merchant as printed
 * @param tax the tax contained in the total
 * @param confidence 0..1: among readings of this confidence, the share whose total is right
 * @param evidence where the total and what proves it stand on the pages, the total first
 * @param checks what was tested about the total, and how it came out
 */
public record Reading(
        Optional<Money> total,
        Optional<Currency> currency,
        Optional<LocalDate> date,
        Optional<String> merchant,
        Optional<Money> tax,
        double confidence,
        List<Evidence> evidence,
        List<Check> checks) {
    /** @throws IllegalArgumentException if the confidence is not within 0..1 */
    public Reading {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new IllegalArgumentException("a confidence is within 0..1: " + confidence);
        }
        evidence = List.copyOf(evidence);
        checks = List.copyOf(checks);
    }

    /** Its figures alone, without any text of the receipt. */
    Reading erased() {
        return new Reading(total, currency, date, Optional.empty(), tax, confidence, List.of(), checks);
    }

    /**
     * Printed text that the reading rests on.
     *
     * @param page counted from 1
     * @param box pixels of the page as its file says that it is upright, even if its text isn't
     */
    public record Evidence(String text, int page, Box box) {}

    /**
     * A test that was made on the total.
     *
     * @param name stable, kebab-case: {@code "items-add-up"}
     */
    public record Check(String name, boolean passed) {}
}

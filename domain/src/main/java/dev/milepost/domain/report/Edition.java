package dev.milepost.domain.report;

import java.time.Instant;

/**
 * A report as it was made when its period had closed; it never changes. A later correction makes the next number.
 *
 * @param number counts from 1 within a period
 */
public record Edition(int number, Instant madeAt, Report report) {}

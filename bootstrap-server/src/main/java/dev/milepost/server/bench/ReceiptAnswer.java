package dev.milepost.server.bench;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.RecognizedText;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the reader made of a labelled receipt.
 *
 * @param wanted the total that is right
 * @param text empty if nothing could be recognised
 * @param reading empty if it is unreadable
 * @param unreadable why nothing could be read; empty if something was
 * @param seconds from the file to the reading
 */
record ReceiptAnswer(
        Path file,
        BigDecimal wanted,
        Optional<RecognizedText> text,
        Optional<Reading> reading,
        String unreadable,
        double seconds) {
    Optional<BigDecimal> read() {
        return reading.flatMap(Reading::total).map(Money::amount).map(BigDecimal::new);
    }

    double confidence() {
        return reading.map(Reading::confidence).orElse(0.0);
    }

    /** To the cent. */
    boolean isRight() {
        return read().filter(total -> total.compareTo(wanted) == 0).isPresent();
    }

    /** A total, and not the right one: worse than none. */
    boolean isWrong() {
        return read().isPresent() && !isRight();
    }

    /** For the table of what failed. */
    String line() {
        return String.format(
                Locale.ROOT,
                "%-28s %10s %10s  %-6s  %.3f  %6.2f s  %s",
                file.getFileName(),
                wanted.toPlainString(),
                read().map(BigDecimal::toPlainString).orElse("–"),
                isWrong() ? "wrong" : "silent",
                confidence(),
                seconds,
                reading.map(ReceiptAnswer::failedChecks).orElse(unreadable));
    }

    private static String failedChecks(Reading reading) {
        return reading.checks().stream()
                .filter(check -> !check.passed())
                .map(Reading.Check::name)
                .collect(Collectors.collectingAndThen(
                        Collectors.joining(", "), names -> names.isEmpty() ? "no check failed" : "failed: " + names));
    }
}

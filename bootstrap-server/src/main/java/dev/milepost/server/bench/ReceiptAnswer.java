package dev.milepost.server.bench;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * What {@code read-receipt} made of a labelled receipt.
 *
 * @param wanted the total that is right
 * @param read the total that was read; empty if none was
 * @param failed the checks that failed
 * @param unreadable why nothing could be read
 */
record ReceiptAnswer(
        Path file,
        BigDecimal wanted,
        Optional<BigDecimal> read,
        double confidence,
        List<String> failed,
        Optional<String> unreadable,
        double seconds) {
    static ReceiptAnswer of(JsonNode line, Path file, BigDecimal wanted) {
        var failed = StreamSupport.stream(line.path("checks").spliterator(), false)
                .filter(check -> !check.path("passed").asBoolean(false))
                .map(check -> check.path("name").asString(""))
                .toList();
        return new ReceiptAnswer(
                file,
                wanted,
                text(line.at("/total/amount")).map(BigDecimal::new),
                line.path("confidence").asDouble(0),
                failed,
                text(line.path("unreadable")),
                line.path("seconds").asDouble(0));
    }

    private static Optional<String> text(JsonNode node) {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    /** To the cent. */
    boolean isRight() {
        return read.filter(total -> total.compareTo(wanted) == 0).isPresent();
    }

    /** A total, and not the right one: worse than none. */
    boolean isWrong() {
        return read.isPresent() && !isRight();
    }

    /** For the table of what failed. */
    String line() {
        var why = unreadable.orElseGet(() -> failed.isEmpty()
                ? "no check failed"
                : failed.stream().collect(Collectors.joining(", ", "failed: ", "")));
        return String.format(
                Locale.ROOT,
                "%-28s %10s %10s  %-6s  %.3f  %6.2f s  %s",
                file.getFileName(),
                wanted.toPlainString(),
                read.map(BigDecimal::toPlainString).orElse("–"),
                isWrong() ? "wrong" : "silent",
                confidence,
                seconds,
                why);
    }
}

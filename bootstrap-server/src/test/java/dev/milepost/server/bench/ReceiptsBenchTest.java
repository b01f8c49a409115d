package dev.milepost.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.server.WrongUse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class ReceiptsBenchTest {
    @TempDir
    private Path folder;

    @Test
    void labelsAreReadWithAndWithoutACurrency() throws IOException {
        Files.writeString(
                folder.resolve("labels.csv"),
                "company,file,total\n\"A, B\",a.jpg,\"RM1,009.00\"\n,b.jpg,12.5\n,unlabelled.jpg,\n");
        Files.createFile(folder.resolve("a.jpg"));
        Files.createFile(folder.resolve("b.jpg"));

        assertThat(LabelledReceipts.of(folder).totals())
                .containsExactly(
                        Map.entry(folder.resolve("a.jpg"), new BigDecimal("1009.00")),
                        Map.entry(folder.resolve("b.jpg"), new BigDecimal("12.5")));
    }

    @Test
    void aFolderWithoutLabelsIsWrongUse() throws IOException {
        assertThatThrownBy(() -> LabelledReceipts.of(folder)).isInstanceOf(WrongUse.class);
        for (var labels : List.of("name,amount\n", "file,total\n", "file,total\nmissing.jpg,9.00\n")) {
            Files.writeString(folder.resolve("labels.csv"), labels);
            assertThatThrownBy(() -> LabelledReceipts.of(folder)).isInstanceOf(WrongUse.class);
        }
    }

    @Test
    void asManyAreTakenAsLeave99PercentRight() {
        var right = answer("1.00", 0.9);
        var wrong = answer("2.00", 0.5);
        var unsure = answer("1.00", 0.1);

        assertThat(ReceiptsBench.withoutALook(List.of())).isZero();
        assertThat(ReceiptsBench.withoutALook(List.of(right, wrong, unsure, right)))
                .isEqualTo(2);
        assertThat(ReceiptsBench.withoutALook(List.of(right, answer("2.00", 0.9))))
                .as("a tie is taken whole or not at all")
                .isZero();
    }

    @Test
    void anAnswerSaysWhatFailedAndWhy() {
        var failed = answer("2.00", 0.75);
        var unreadable = new ReceiptAnswer(
                Path.of("b.jpg"), BigDecimal.ONE, Optional.empty(), Optional.empty(), "the file is damaged", 1);

        assertThat(failed.isWrong()).isTrue();
        assertThat(failed.line()).contains("a.jpg", "1.00", "2.00", "wrong", "0.750", "failed: items-add-up");
        assertThat(unreadable.line()).contains("b.jpg", "silent", "the file is damaged");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void theMemoryOfProcessesThatWereStartedIsTold() throws IOException {
        var memory = new PeakMemory();
        var child = new ProcessBuilder("cat").start();
        // Once it answers it is loaded.
        child.getOutputStream().write('\n');
        child.getOutputStream().flush();
        assertThat(child.getInputStream().read()).isEqualTo('\n');
        memory.look();
        child.destroy();

        assertThat(memory.ofChildren().orElseThrow())
                .isBetween(0.1, PeakMemory.ofThisProcess().orElseThrow());
    }

    private static ReceiptAnswer answer(String read, double confidence) {
        var yuan = Currency.getInstance("CNY");
        var total = new Money(new BigDecimal(read).movePointRight(2).longValueExact(), yuan);
        var reading = new Reading(
                Optional.of(total),
                Optional.of(yuan),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                confidence,
                List.of(),
                List.of(new Reading.Check("items-add-up", false), new Reading.Check("passes-agree", true)));
        return new ReceiptAnswer(
                Path.of("a.jpg"), new BigDecimal("1.00"), Optional.empty(), Optional.of(reading), "", 1);
    }
}

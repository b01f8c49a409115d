package dev.milepost.server.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.server.WrongUse;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReceiptsBenchTest {
    @TempDir
    private Path folder;

    @Test
    void labelsAreReadWithAndWithoutACurrency() throws IOException {
        Files.writeString(
                folder.resolve("labels.csv"),
                "company,file,total\n\"A, B\",a.jpg,\"RM1,009.00\"\n,b.jpg,12.5\n,unlabelled.jpg,\n");

        assertThat(LabelledReceipts.of(folder).totals())
                .containsExactly(
                        Map.entry(folder.resolve("a.jpg"), new BigDecimal("1009.00")),
                        Map.entry(folder.resolve("b.jpg"), new BigDecimal("12.5")));
    }

    @Test
    void aFolderWithoutLabelsIsWrongUse() throws IOException {
        assertThatThrownBy(() -> LabelledReceipts.of(folder)).isInstanceOf(WrongUse.class);
        Files.writeString(folder.resolve("labels.csv"), "name,amount\n");
        assertThatThrownBy(() -> LabelledReceipts.of(folder)).isInstanceOf(WrongUse.class);
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
        var line = JsonMapper.builder().build().readTree("""
                {"file": "a.jpg", "total": {"amount": "2.00", "currency": "CNY"}, "confidence": 0.75, "seconds": 1.5,
                 "checks": [{"name": "items-add-up", "passed": false}, {"name": "passes-agree", "passed": true}]}
                """);

        var answer = ReceiptAnswer.of(line, Path.of("a.jpg"), new BigDecimal("1.00"));

        assertThat(answer.isWrong()).isTrue();
        assertThat(answer.failed()).containsExactly("items-add-up");
        assertThat(answer.line()).contains("a.jpg", "1.00", "2.00", "wrong", "0.750", "failed: items-add-up");
    }

    private static ReceiptAnswer answer(String read, double confidence) {
        return new ReceiptAnswer(
                Path.of("a.jpg"),
                new BigDecimal("1.00"),
                Optional.of(new BigDecimal(read)),
                confidence,
                List.of(),
                Optional.empty(),
                1);
    }
}

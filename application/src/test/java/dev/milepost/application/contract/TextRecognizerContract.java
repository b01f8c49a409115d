package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.RecognizedText;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every {@link TextRecognizer} owes. */
public interface TextRecognizerContract {
    TextRecognizer recognizer();

    /** A document on which the word TOTAL and the amount 73.15 are printed. */
    Document readable();

    @Test
    default void textThatIsPrintedIsRecognisedWithBoxesOnThePage() {
        var text = recognized(recognizer().recognize(readable()));
        assertThat(textOf(text)).contains("TOTAL").contains("73.15");
        for (var page : text.pages()) {
            for (var pass : page.passes()) {
                assertThat(pass.lines())
                        .flatExtracting(RecognizedText.Line::words)
                        .allSatisfy(word -> {
                            assertThat(word.confidence()).isBetween(0.0, 1.0);
                            assertThat(word.box().right()).isLessThanOrEqualTo(page.width() + 2);
                            assertThat(word.box().bottom()).isLessThanOrEqualTo(page.height() + 2);
                        });
            }
        }
    }

    @Test
    default void theSameDocumentGivesTheSameTextAlsoAtTheSameTime() throws Exception {
        var recognizer = recognizer();
        var document = readable();
        var tasks = new ArrayList<Callable<Recognition>>();
        for (var i = 0; i < 4; i++) {
            tasks.add(() -> recognizer.recognize(document));
        }
        try (var threads = Executors.newFixedThreadPool(tasks.size())) {
            var answers = new ArrayList<String>();
            for (var answer : threads.invokeAll(tasks)) {
                answers.add(textOf(recognized(answer.get())));
            }
            assertThat(answers.stream().distinct()).hasSize(1);
        }
    }

    @Test
    default void aDocumentThatIsNoneIsAnsweredRatherThanThrown() {
        var nonsense = "not an image".getBytes(StandardCharsets.UTF_8);
        for (var type : MediaType.values()) {
            assertThat(recognizer().recognize(new Document(nonsense, type)))
                    .as(type.toString())
                    .isInstanceOf(Recognition.Unrecognizable.class);
            assertThat(recognizer().recognize(new Document(new byte[0], type)))
                    .as("empty " + type)
                    .isInstanceOf(Recognition.Unrecognizable.class);
        }
    }

    private static RecognizedText recognized(Recognition recognition) {
        assertThat(recognition).isInstanceOf(Recognition.Recognized.class);
        return ((Recognition.Recognized) recognition).text();
    }

    private static String textOf(RecognizedText text) {
        return text.pages().stream()
                .flatMap(page -> page.passes().stream())
                .flatMap(pass -> pass.lines().stream())
                .map(line ->
                        line.words().stream().map(RecognizedText.Word::text).collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }
}

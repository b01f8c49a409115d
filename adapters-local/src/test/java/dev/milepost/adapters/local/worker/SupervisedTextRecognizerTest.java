package dev.milepost.adapters.local.worker;

import static dev.milepost.adapters.local.worker.MisbehavingWorker.document;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.milepost.application.port.Recognition;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.RecognizedText.Page;
import dev.milepost.domain.receipt.RecognizedText.Word;
import dev.milepost.domain.receipt.UnreadableReason;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SupervisedTextRecognizerTest {
    /** For workers that hang. */
    private static final PageLimit LIMIT = new PageLimit(Duration.ofSeconds(20), Duration.ofSeconds(2));

    /** For all others: on a busy machine a crash alone takes seconds. */
    private static final PageLimit PATIENT = new PageLimit(Duration.ofSeconds(20), Duration.ofMinutes(2));

    @TempDir
    static Path folder;

    private static SupervisedTextRecognizer recognizer;

    @BeforeAll
    static void open() {
        recognizer = new SupervisedTextRecognizer(command(MisbehavingWorker.class), PATIENT, 2);
    }

    @AfterAll
    static void close() {
        recognizer.close();
    }

    private static WorkerCommand command(Class<?> main) {
        return new WorkerCommand(main.getName(), List.of(), 64, folder);
    }

    @ParameterizedTest
    @CsvSource({
        "crash, ENGINE_FAILED",
        "want memory, ENGINE_FAILED",
        "babble, ENGINE_FAILED",
    })
    void aDocumentThatEndsTheWorkerIsUnreadableAndTheNextIsRead(String order, UnreadableReason reason) {
        assertThat(recognizer.recognize(document(order))).isEqualTo(new Recognition.Unrecognizable(reason));
        assertThat(firstWord(recognizer.recognize(document("next")))).isEqualTo("next");
    }

    @Test
    void aDocumentOnWhichTheWorkerHangsIsUnreadableAndTheNextIsRead() {
        try (var alone = new SupervisedTextRecognizer(command(MisbehavingWorker.class), LIMIT, 1)) {
            assertThat(alone.recognize(document("hang")))
                    .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.TOOK_TOO_LONG));
            assertThat(firstWord(alone.recognize(document("next")))).isEqualTo("next");
        }
    }

    @Test
    void aWorkerKilledInMidReadIsReplaced() {
        try (var alone = new SupervisedTextRecognizer(command(MisbehavingWorker.class), PATIENT, 1)) {
            alone.recognize(document("first"));
            var reading = CompletableFuture.supplyAsync(() -> alone.recognize(document("hang")));
            await().until(() -> alone.busy() == 1);

            killAllWorkers(alone);

            assertThat(reading.join()).isEqualTo(new Recognition.Unrecognizable(UnreadableReason.ENGINE_FAILED));
            assertThat(firstWord(alone.recognize(document("next")))).isEqualTo("next");
        }
    }

    @Test
    void aWorkerKilledWhileIdleHarmsNoDocument() {
        recognizer.recognize(document("first"));

        killAllWorkers(recognizer);

        assertThat(firstWord(recognizer.recognize(document("next")))).isEqualTo("next");
    }

    @Test
    void textsAndRefusalsArriveAsTheyWereSent() {
        var text = ((Recognition.Recognized) recognizer.recognize(document("hello 你好"))).text();
        var sent = MisbehavingWorker.text("hello 你好", 1);
        assertThat(text.pages().getFirst().fields())
                .isEqualTo(sent.pages().getFirst().fields());
        assertThat(words(text).getFirst()).isEqualTo(words(sent).getFirst());
        assertThat(recognizer.recognize(document("refuse")))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.ENCRYPTED));
    }

    @Test
    void workersAreKeptForTheNextDocument() {
        var process = processOf(recognizer.recognize(document("one")));
        assertThat(processOf(recognizer.recognize(document("two")))).isEqualTo(process);
    }

    @Test
    void theTimeLimitStartsAnewWithThePage() {
        assertThat(MisbehavingWorker.PAGE_TIME.multipliedBy(2)).isGreaterThan(LIMIT.wall());
        try (var alone = new SupervisedTextRecognizer(command(MisbehavingWorker.class), LIMIT, 1)) {
            assertThat(firstWord(alone.recognize(document("take long to open"))))
                    .isEqualTo("take long to open");
        }
    }

    @Test
    void aWorkerIsKilledForTheProcessorTimeThatItUsesAndNotForThatOfOthers() {
        var limit = new PageLimit(Duration.ofMillis(900), Duration.ofMinutes(5));
        assertThat(MisbehavingWorker.PAGE_TIME).isGreaterThan(limit.processor());
        try (var patient = new SupervisedTextRecognizer(command(MisbehavingWorker.class), limit, 1)) {
            assertThat(firstWord(patient.recognize(document("take long to open"))))
                    .isEqualTo("take long to open");
            assertThat(patient.recognize(document("work without end")))
                    .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.TOOK_TOO_LONG));
        }
    }

    @Test
    void pagesAreReadByAllWorkersAndComeInOrder() {
        var text = ((Recognition.Recognized) recognizer.recognize(document("have four pages"))).text();
        assertThat(text.pages()).extracting(Page::number).containsExactly(1, 2, 3, 4);
        assertThat(recognizer.processIds().count()).isLessThanOrEqualTo(2);
    }

    @Test
    void aCrashOnAPageMakesTheDocumentUnreadableAndTheNextIsRead() {
        assertThat(recognizer.recognize(document("crash on page 3 of 4")))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.ENGINE_FAILED));
        assertThat(firstWord(recognizer.recognize(document("next")))).isEqualTo("next");
    }

    @Test
    void ofSeveralPagesThatAreLostTheFirstOneTellsTheReason() {
        assertThat(recognizer.recognize(document("refuse pages 2 and 3 of 4")))
                .isEqualTo(new Recognition.Unrecognizable(UnreadableReason.ENCRYPTED));
    }

    @Test
    void aFaultOfTheEngineIsAnExceptionAndTheWorkerLives() {
        var process = processOf(recognizer.recognize(document("first")));
        assertThatThrownBy(() -> recognizer.recognize(document("fail")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("java.lang.IllegalArgumentException");
        assertThat(processOf(recognizer.recognize(document("next")))).isEqualTo(process);
    }

    @Test
    void settingsOfThisProgramStayHere() {
        var words = words(((Recognition.Recognized) recognizer.recognize(document("x"))).text());
        assertThat(words)
                .extracting(Word::text)
                .contains("OMP_THREAD_LIMIT", "PATH")
                .noneMatch(
                        name -> name.startsWith("MAVEN_") || name.startsWith("MILEPOST_") || name.startsWith("JAVA_"));
    }

    @Test
    void workersThatCannotBeStartedAreAFaultForALaterTry() {
        try (var broken = new SupervisedTextRecognizer(command(RecognizedText.class), PATIENT, 1)) {
            assertThat(broken.answers()).isFalse();
            assertThatThrownBy(() -> broken.recognize(document("x"))).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void closingEndsTheWorkers() {
        var closed = new SupervisedTextRecognizer(command(MisbehavingWorker.class), PATIENT, 1);
        assertThat(closed.answers()).isTrue();
        var process = processOf(closed.recognize(document("x")));
        closed.close();
        await().until(() ->
                ProcessHandle.of(process).filter(ProcessHandle::isAlive).isEmpty());
    }

    /** Returns when they have ended: one that is about to end would still be asked. */
    private static void killAllWorkers(SupervisedTextRecognizer recognizer) {
        recognizer.processIds().flatMap(id -> ProcessHandle.of(id).stream()).forEach(worker -> {
            worker.destroyForcibly();
            worker.onExit().join();
        });
    }

    private static List<Word> words(RecognizedText text) {
        return text.pages().getFirst().passes().getFirst().lines().stream()
                .flatMap(line -> line.words().stream())
                .toList();
    }

    private static String firstWord(Recognition recognition) {
        assertThat(recognition).isInstanceOf(Recognition.Recognized.class);
        return words(((Recognition.Recognized) recognition).text()).getFirst().text();
    }

    private static long processOf(Recognition recognition) {
        assertThat(recognition).isInstanceOf(Recognition.Recognized.class);
        return Long.parseLong(
                words(((Recognition.Recognized) recognition).text()).get(1).text());
    }
}

package dev.milepost.server.bench;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.Recognition;
import dev.milepost.application.port.TextRecognizer;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.money.ParsedMoney;
import dev.milepost.domain.receipt.CrossValidation;
import dev.milepost.domain.receipt.CrossValidation.Labelled;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReadingResult;
import dev.milepost.domain.receipt.RecognizedText;
import dev.milepost.domain.receipt.Reliability;
import dev.milepost.domain.receipt.UnreadableReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/** How many totals of labelled receipts are read right, what their confidence is worth, how much time and memory it takes, and what went wrong. */
final class ReceiptsBench implements Benchmark {
    private static final double NEARLY_ALL = 0.99;
    private static final int FEWEST_TO_HALVE = 4;
    private static final int REPETITIONS = 5;

    private final Path labels;
    private final ReceiptReading how;
    private final PeakMemory memory = new PeakMemory();

    /** @param labels a folder with {@code labels.csv}, or that file */
    ReceiptsBench(Path labels, ReceiptReading how) {
        this.labels = labels;
        this.how = how;
    }

    @Override
    public void run(Figures figures) {
        var receipts = LabelledReceipts.of(labels);
        figures.doing("reading " + receipts.totals().size() + " receipts");
        var answers = read(receipts);
        addAccuracy(answers, figures);
        addReliability("", reliability(answers), 1, figures);
        addCrossValidation(answers, figures);
        addSeconds(answers, figures);
        addMemory(figures);
        figures.note("what failed                      wanted       read          confidence, seconds, why");
        answers.stream()
                .filter(answer -> !answer.isRight())
                .sorted(Comparator.comparing(ReceiptAnswer::confidence).reversed())
                .map(ReceiptAnswer::line)
                .forEach(figures::note);
    }

    private List<ReceiptAnswer> read(LabelledReceipts receipts) {
        try (var ocr = how.engines().get();
                var threads = Executors.newFixedThreadPool(how.atOnce())) {
            var answers = new ArrayList<CompletableFuture<ReceiptAnswer>>();
            receipts.totals()
                    .forEach((file, total) -> answers.add(
                            CompletableFuture.supplyAsync(() -> answer(file, total, ocr.recognizer()), threads)));
            return answers.stream().map(CompletableFuture::join).toList();
        }
    }

    private ReceiptAnswer answer(Path file, BigDecimal total, TextRecognizer recognizer) {
        var began = System.nanoTime();
        var recognition = recognise(file, recognizer);
        var text = recognition instanceof Recognition.Recognized recognized
                ? Optional.of(recognized.text())
                : Optional.<RecognizedText>empty();
        var result = text.map(seen -> how.reader().read(seen, how.settings(), LocalDate.now(ZoneOffset.UTC)));
        var seconds = (System.nanoTime() - began) / 1e9;
        memory.look();
        var reading =
                result.filter(ReadingResult.Read.class::isInstance).map(read -> ((ReadingResult.Read) read).reading());
        return new ReceiptAnswer(file, total, text, reading, why(recognition).message(), seconds);
    }

    private static Recognition recognise(Path file, TextRecognizer recognizer) {
        try {
            var content = Files.readAllBytes(file);
            return MediaType.sniff(content)
                    .map(type -> recognizer.recognize(new Document(content, type)))
                    .orElseGet(() -> new Recognition.Unrecognizable(UnreadableReason.UNKNOWN_FORMAT));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (RuntimeException fault) {
            return new Recognition.Unrecognizable(UnreadableReason.ENGINE_FAILED);
        }
    }

    private static UnreadableReason why(Recognition recognition) {
        return switch (recognition) {
            case Recognition.Recognized recognized -> UnreadableReason.NO_TEXT;
            case Recognition.Unrecognizable unrecognizable -> unrecognizable.reason();
        };
    }

    private static void addAccuracy(List<ReceiptAnswer> answers, Figures figures) {
        var all = (double) answers.size();
        var right = answers.stream().filter(ReceiptAnswer::isRight).count();
        var wrong = answers.stream().filter(ReceiptAnswer::isWrong).count();
        figures.add(Figure.of("totals read exactly", "share", right / all)
                .with("right", right)
                .with("wrong", wrong)
                .with("silent", all - right - wrong));
        figures.add(Figure.of("taken without a look, 99 % of it right", "share", withoutALook(answers) / all));
    }

    /** The weights of the reader were fitted to some receipts; on others they are worth what they are when fitted to one half only. */
    private void addCrossValidation(List<ReceiptAnswer> answers, Figures figures) {
        var labelled =
                answers.stream().flatMap(answer -> labelled(answer).stream()).toList();
        if (labelled.size() < FEWEST_TO_HALVE) {
            return;
        }
        figures.doing("cross-validating");
        var validation = CrossValidation.over(labelled, List.of(), how.settings(), REPETITIONS);
        var all = (double) answers.size();
        figures.add(Figure.of("exactly, cross-validated", "share", validation.exact() / all));
        figures.add(Figure.of("without a look, cross-validated", "share", validation.auto99() / all));
        addReliability(", cross-validated", validation.reliability(), REPETITIONS, figures);
    }

    private Optional<Labelled> labelled(ReceiptAnswer answer) {
        var total = Money.parse(answer.wanted().toPlainString(), how.settings().defaultCurrency());
        return total instanceof ParsedMoney.Parsed parsed
                ? answer.text().map(text -> new Labelled(answer.file().toString(), text, parsed.money()))
                : Optional.empty();
    }

    /** The most that can be taken, the surest first, so that 99 % of it is right; answers of one confidence go together. */
    static int withoutALook(List<ReceiptAnswer> answers) {
        var surest = answers.stream()
                .filter(answer -> answer.read().isPresent())
                .sorted(Comparator.comparing(ReceiptAnswer::confidence).reversed())
                .toList();
        var taken = 0;
        var right = 0;
        for (var i = 0; i < surest.size(); i++) {
            right += surest.get(i).isRight() ? 1 : 0;
            var lastOfTie = i == surest.size() - 1
                    || surest.get(i + 1).confidence() < surest.get(i).confidence();
            if (lastOfTie && right >= NEARLY_ALL * (i + 1)) {
                taken = i + 1;
            }
        }
        return taken;
    }

    private static void addSeconds(List<ReceiptAnswer> answers, Figures figures) {
        var seconds =
                answers.stream().mapToDouble(ReceiptAnswer::seconds).sorted().toArray();
        figures.add(Figure.of("a receipt", "s", seconds[seconds.length / 2])
                .withP99(seconds[(int) (0.99 * (seconds.length - 1))])
                .with("longest", seconds[seconds.length - 1]));
    }

    private void addMemory(Figures figures) {
        memory.ofChildren()
                .ifPresent(worker -> figures.add(Figure.of("memory of the largest worker", "MB", worker)
                        .with("this process", PeakMemory.ofThisProcess().orElse(0))));
    }

    /** Whether a confidence is the share that is right. @param times how often each receipt was read for it */
    private static void addReliability(String how, Reliability reliability, int times, Figures figures) {
        figures.add(Figure.of("confidence is off by" + how, "share", reliability.error()));
        figures.note("confidence" + how + ": from, to, receipts, claimed, right");
        reliability
                .ranges()
                .forEach(range -> figures.note(String.format(
                        Locale.ROOT,
                        "  %.2f  %.2f  %6.1f   %.3f   %.3f",
                        range.from(),
                        range.to(),
                        range.readings() / (double) times,
                        range.claimed(),
                        range.right())));
    }

    private static Reliability reliability(List<ReceiptAnswer> answers) {
        return Reliability.of(answers.stream()
                .filter(answer -> answer.read().isPresent())
                .map(answer -> new Reliability.Claim(answer.confidence(), answer.isRight()))
                .toList());
    }
}

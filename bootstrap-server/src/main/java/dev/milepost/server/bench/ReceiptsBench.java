package dev.milepost.server.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;

/** How many totals of labelled receipts are read right, what their confidence is worth, how long it takes, and what went wrong. */
final class ReceiptsBench implements Benchmark {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final double NEARLY_ALL = 0.99;

    /** Lower ends of the bands of confidence that are held against what was right. */
    private static final double[] BANDS = {0, 0.5, 0.8, 0.9, 0.95, 0.99};

    private final Path labels;

    /** @param labels a folder with {@code labels.csv}, or that file */
    ReceiptsBench(Path labels) {
        this.labels = labels;
    }

    @Override
    public void run(Figures figures) {
        var receipts = LabelledReceipts.of(labels);
        figures.doing("reading " + receipts.totals().size() + " receipts");
        var answers = read(receipts);
        addAccuracy(answers, figures);
        addSeconds(answers, figures);
        figures.note("confidence from   receipts   stated   right");
        calibration(answers).forEach(figures::note);
        figures.note("what failed               wanted       read          confidence, seconds, why");
        answers.stream()
                .filter(answer -> !answer.isRight())
                .sorted(Comparator.comparing(ReceiptAnswer::confidence).reversed())
                .map(ReceiptAnswer::line)
                .forEach(figures::note);
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
        if (seconds.length > 0) {
            figures.add(Figure.of("a receipt", "s", seconds[seconds.length / 2])
                    .withP99(seconds[(int) (0.99 * (seconds.length - 1))])
                    .with("longest", seconds[seconds.length - 1]));
        }
    }

    private static List<String> calibration(List<ReceiptAnswer> answers) {
        var lines = new ArrayList<String>();
        for (var i = 0; i < BANDS.length; i++) {
            var from = BANDS[i];
            var to = i + 1 < BANDS.length ? BANDS[i + 1] : 2;
            var band = answers.stream()
                    .filter(answer -> answer.read().isPresent())
                    .filter(answer -> answer.confidence() >= from && answer.confidence() < to)
                    .toList();
            var stated = band.stream().collect(Collectors.averagingDouble(ReceiptAnswer::confidence));
            var right = band.stream().collect(Collectors.averagingDouble(answer -> answer.isRight() ? 1 : 0));
            if (!band.isEmpty()) {
                lines.add(String.format(Locale.ROOT, "%-15.2f %10d %8.3f %7.3f", from, band.size(), stated, right));
            }
        }
        return lines;
    }

    /** As everybody reads them: by {@code read-receipt} of the packaged program. */
    private static List<ReceiptAnswer> read(LabelledReceipts receipts) {
        var files =
                Map.copyOf(receipts.totals()).keySet().stream().collect(Collectors.toMap(Path::toString, file -> file));
        var command = new ArrayList<>(PackagedServer.program("read-receipt"));
        receipts.totals().keySet().forEach(file -> command.add(file.toString()));
        var builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("OMP_THREAD_LIMIT", "1");
        var answers = new ArrayList<ReceiptAnswer>();
        try {
            var process = builder.start();
            try (var lines =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
                lines.lines()
                        .filter(line -> line.startsWith("{"))
                        .map(JSON::readTree)
                        .forEach(line -> {
                            var file = files.get(line.path("file").asString(""));
                            answers.add(ReceiptAnswer.of(
                                    line, file, receipts.totals().get(file)));
                        });
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (answers.size() != files.size()) {
            throw new IllegalStateException(answers.size() + " answers for " + files.size() + " receipts");
        }
        return answers;
    }
}

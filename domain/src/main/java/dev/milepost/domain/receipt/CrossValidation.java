package dev.milepost.domain.receipt;

import dev.milepost.domain.money.Money;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * How well totals are found on receipts that the weights were not fitted to. The receipts are halved again and again; each half is read with weights that were
 * fitted to the other half alone, from the expected ones on. What follows from the same halves every time: the same answer.
 *
 * @param exact mean number of receipts a repetition whose total is right to the smallest unit
 * @param auto99 mean number that can be taken without a look, surest first, with at least 99 % of them right
 * @param reliability what was claimed and what came true, over all repetitions
 * @param wrong for each receipt that was read wrong, in how many repetitions
 */
public record CrossValidation(
        int receipts, int repetitions, double exact, double auto99, Reliability reliability, List<Wrong> wrong) {
    private static final double SAFE = 0.99;

    public CrossValidation {
        wrong = List.copyOf(wrong);
    }

    /** A receipt whose total is known. */
    public record Labelled(String name, RecognizedText text, Money total) {}

    /** A receipt, and how often it was read wrong. */
    public record Wrong(String name, int times) {}

    private record Outcome(String name, double confidence, boolean read, boolean right) {}

    /**
     * Validates on these receipts.
     *
     * @param others receipts of other kinds that belong to the halves fitted to, but aren't counted
     * @throws IllegalArgumentException if there are fewer than four receipts
     */
    public static CrossValidation over(
            List<Labelled> receipts, List<Labelled> others, ReaderSettings settings, int repetitions) {
        if (receipts.size() < 4) {
            throw new IllegalArgumentException("too few receipts to halve twice: " + receipts.size());
        }
        var counted = lessons(receipts, settings);
        var all = new ArrayList<>(counted);
        all.addAll(lessons(others, settings));
        var runs = new ArrayList<List<Outcome>>();
        for (var repetition = 0; repetition < repetitions; repetition++) {
            var run = new ArrayList<Outcome>();
            for (var half : Halves.of(all, repetition)) {
                var model = ModelFit.fit(half.other());
                half.one().stream().filter(counted::contains).forEach(lesson -> run.add(outcome(lesson, model)));
            }
            runs.add(run);
        }
        return summary(receipts.size(), runs);
    }

    /** The model that these receipts all together make: for whoever maintains {@link ScoringModel#STANDARD}. */
    static ScoringModel fit(List<Labelled> receipts, ReaderSettings settings) {
        return ModelFit.fit(lessons(receipts, settings));
    }

    private static List<Lesson> lessons(List<Labelled> receipts, ReaderSettings settings) {
        var reader = new ReceiptReader();
        return receipts.stream()
                .map(receipt -> Lesson.of(
                        receipt.name(),
                        reader.facts(receipt.text(), settings),
                        receipt.total().minorUnits()))
                .toList();
    }

    private static Outcome outcome(Lesson lesson, ScoringModel model) {
        var choice = Scoring.choose(lesson.candidates(), model);
        return new Outcome(
                lesson.name(),
                choice.map(Scoring.Choice::probability).orElse(0.0),
                choice.isPresent(),
                lesson.isRight(choice));
    }

    private static CrossValidation summary(int receipts, List<List<Outcome>> runs) {
        var all = runs.stream().flatMap(List::stream).toList();
        var wrong = all.stream()
                .filter(outcome -> !outcome.right())
                .map(Outcome::name)
                .toList();
        return new CrossValidation(
                receipts,
                runs.size(),
                (all.size() - wrong.size()) / (double) runs.size(),
                runs.stream().mapToInt(CrossValidation::auto99).average().orElse(0),
                Reliability.of(all.stream()
                        .filter(Outcome::read)
                        .map(outcome -> new Reliability.Claim(outcome.confidence(), outcome.right()))
                        .toList()),
                wrong.stream()
                        .distinct()
                        .map(name -> new Wrong(
                                name, (int) wrong.stream().filter(name::equals).count()))
                        .sorted(Comparator.comparing(Wrong::times).reversed().thenComparing(Wrong::name))
                        .toList());
    }

    private static int auto99(List<Outcome> run) {
        var surestFirst = run.stream()
                .filter(Outcome::read)
                .sorted(Comparator.comparingDouble(Outcome::confidence).reversed())
                .toList();
        var right = 0;
        var auto = 0;
        for (var taken = 1; taken <= surestFirst.size(); taken++) {
            right += surestFirst.get(taken - 1).right() ? 1 : 0;
            auto = right >= SAFE * taken ? taken : auto;
        }
        return auto;
    }
}

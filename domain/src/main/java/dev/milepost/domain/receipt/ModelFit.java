package dev.milepost.domain.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** Fits all of a {@link ScoringModel} to lessons. */
final class ModelFit {
    /** Choices surer than this that are wrong are so because of what was meant, not of what was seen. */
    private static final double SURE = 0.9;

    private static final int REPETITIONS = 4;

    private ModelFit() {}

    static ScoringModel fit(List<Lesson> lessons) {
        var choices = choicesFromOtherHalves(lessons);
        return new ScoringModel(
                weights(lessons),
                shareRight(choices, chosen -> chosen.context().discounted()),
                shareRight(
                        choices,
                        chosen -> !chosen.context().discounted()
                                && chosen.context().rounding() != Candidate.Rounding.NONE));
    }

    private record Sure(Candidate candidate, boolean right) {}

    private static List<Sure> choicesFromOtherHalves(List<Lesson> lessons) {
        var choices = new ArrayList<Sure>();
        for (var repetition = 0; repetition < REPETITIONS; repetition++) {
            for (var half : Halves.of(lessons, repetition)) {
                var model = new ScoringModel(weights(half.other()), 1, 1);
                for (var lesson : half.one()) {
                    var choice = Scoring.choose(lesson.candidates(), model);
                    choice.filter(chosen -> chosen.probability() > SURE)
                            .ifPresent(chosen -> choices.add(new Sure(chosen.candidate(), lesson.isRight(choice))));
                }
            }
        }
        return choices;
    }

    private static List<Double> weights(List<Lesson> lessons) {
        var examples =
                lessons.stream().flatMap(lesson -> lesson.examples().stream()).toList();
        return ScoringModel.boxed(WeightFit.fit(examples, ScoringModel.EXPECTED.weights()));
    }

    /** By the rule of succession, so that few cases make nobody sure. */
    private static double shareRight(List<Sure> choices, Predicate<Candidate> kind) {
        var ofKind =
                choices.stream().filter(choice -> kind.test(choice.candidate())).toList();
        var right = ofKind.stream().filter(Sure::right).count();
        return (right / (double) REPETITIONS + 1) / (ofKind.size() / (double) REPETITIONS + 2);
    }
}

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
        var judged = choicesFromOtherHalves(lessons);
        return new ScoringModel(
                weights(lessons),
                calibration(judged),
                shareRight(judged, Candidate::isAmbiguousByDiscount),
                shareRight(judged, Candidate::isAmbiguousByRounding));
    }

    private record Judged(Scoring.Choice choice, boolean right) {
        boolean is(Predicate<Candidate> kind) {
            return kind.test(choice.candidate());
        }
    }

    private static List<Judged> choicesFromOtherHalves(List<Lesson> lessons) {
        var judged = new ArrayList<Judged>();
        for (var repetition = 0; repetition < REPETITIONS; repetition++) {
            for (var half : Halves.of(lessons, repetition)) {
                var model = new ScoringModel(weights(half.other()), Calibration.NONE, 1, 1);
                for (var lesson : half.one()) {
                    var choice = Scoring.choose(lesson.candidates(), model);
                    choice.ifPresent(chosen -> judged.add(new Judged(chosen, lesson.isRight(choice))));
                }
            }
        }
        return judged;
    }

    /** By what was seen alone: where it is a matter of opinion what was meant, being sure is no fault. */
    private static Calibration calibration(List<Judged> judged) {
        var claims = judged.stream()
                .filter(each ->
                        !each.is(Candidate::isAmbiguousByDiscount) && !each.is(Candidate::isAmbiguousByRounding))
                .map(each -> new Reliability.Claim(each.choice().probability(), each.right()))
                .toList();
        return Calibration.fit(claims, 1.0 / REPETITIONS);
    }

    private static List<Double> weights(List<Lesson> lessons) {
        var examples =
                lessons.stream().flatMap(lesson -> lesson.examples().stream()).toList();
        return ScoringModel.boxed(WeightFit.fit(examples, ScoringModel.EXPECTED.weights()));
    }

    /** By the rule of succession, so that few cases make nobody sure. */
    private static double shareRight(List<Judged> judged, Predicate<Candidate> kind) {
        var ofKind = judged.stream()
                .filter(each -> each.choice().probability() > SURE && each.is(kind))
                .toList();
        var right = ofKind.stream().filter(Judged::right).count();
        return (right / (double) REPETITIONS + 1) / (ofKind.size() / (double) REPETITIONS + 2);
    }
}

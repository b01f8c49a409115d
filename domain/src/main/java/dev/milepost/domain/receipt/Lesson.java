package dev.milepost.domain.receipt;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A receipt whose total is known, as what a model is fitted to or tested on.
 *
 * @param candidates from all passes together
 * @param fewer what some of the passes alone give, one list for each choice of passes
 */
record Lesson(String name, long total, List<Candidate> candidates, List<List<Candidate>> fewer) {
    private static final int MOST_PASSES = 4;

    static Lesson of(String name, List<PassFacts> passes, long total) {
        var fewer = new ArrayList<List<Candidate>>();
        var few = passes.subList(0, Math.min(MOST_PASSES, passes.size()));
        for (var choice = 1; choice < (1 << few.size()) - 1; choice++) {
            var some = new ArrayList<PassFacts>();
            for (var pass = 0; pass < few.size(); pass++) {
                if ((choice >> pass & 1) == 1) {
                    some.add(few.get(pass));
                }
            }
            fewer.add(Candidates.of(some, Arithmetic.of(some)));
        }
        return new Lesson(name, total, Candidates.of(passes, Arithmetic.of(passes)), fewer);
    }

    boolean isRight(Optional<Scoring.Choice> choice) {
        return choice.filter(chosen -> chosen.candidate().value() == total).isPresent();
    }

    /** The receipt as a whole, and as it would look with fewer passes, which together count as much again. */
    List<WeightFit.Example> examples() {
        var examples = new ArrayList<WeightFit.Example>();
        examples.add(example(candidates, 1));
        fewer.forEach(some -> examples.add(example(some, 1.0 / fewer.size())));
        return examples;
    }

    private WeightFit.Example example(List<Candidate> some, double weight) {
        var right = -1;
        for (var i = 0; i < some.size(); i++) {
            right = some.get(i).value() == total ? i : right;
        }
        return new WeightFit.Example(some.stream().map(Candidate::features).toList(), right, weight);
    }
}

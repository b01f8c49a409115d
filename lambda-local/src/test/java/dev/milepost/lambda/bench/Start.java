package dev.milepost.lambda.bench;

import java.util.Arrays;
import java.util.List;

/** A way to start a function. */
interface Start {
    /** Makes ready for so many starts, after one more that is thrown away. */
    void prepare(int times);

    /** Milliseconds from the start of a process to its first answer. */
    double millis();

    /** Ends what was made ready and not started. */
    default void abandon() {}

    /** What each took so many times, the shortest first. They are measured in turn: what slows the machine down for a while slows all. */
    static List<double[]> inTurn(int times, List<Start> starts) {
        starts.forEach(start -> start.prepare(times));
        var took = new double[starts.size()][times];
        for (var i = 0; i < times; i++) {
            for (var each = 0; each < starts.size(); each++) {
                took[each][i] = starts.get(each).millis();
            }
        }
        return Arrays.stream(took)
                .map(each -> Arrays.stream(each).sorted().toArray())
                .toList();
    }
}

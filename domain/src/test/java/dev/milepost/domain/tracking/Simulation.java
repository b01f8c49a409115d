package dev.milepost.domain.tracking;

import dev.milepost.domain.route.Polyline;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.DoubleStream;

/**
 * Drives with a known truth along one path, as a receiver sees them, and what the matcher shows of them.
 *
 * @param shape name of the path
 * @param sigmaMetres by which fixes err to each side
 * @param stepSeconds between fixes
 * @param gaps whether there are none for minutes now and then
 */
record Simulation(String shape, Polyline path, double sigmaMetres, double stepSeconds, boolean gaps) {
    static final List<Double> SIGMAS = List.of(5.0, 10.0, 20.0);
    static final List<Double> STEPS = List.of(1.0, 2.0, 5.0, 10.0, 20.0, 30.0, 60.0);

    /**
     * What came of it.
     *
     * @param errors of the metres along the route shown, at each fix, the smallest first
     * @param falls how often it was shown farther below the farthest shown before than noise explains
     * @param deepestFall in metres
     */
    record Result(Simulation of, double[] errors, int falls, double deepestFall) {
        double p95() {
            return errors[(int) (0.95 * errors.length)];
        }

        boolean missesP95() {
            return p95() > of.mostError();
        }
    }

    /** One for each shape and step of time. */
    static List<Simulation> all(Map<String, Polyline> shapes, double sigmaMetres, List<Double> steps, boolean gaps) {
        return shapes.entrySet().stream()
                .flatMap(shape -> steps.stream()
                        .map(step -> new Simulation(shape.getKey(), shape.getValue(), sigmaMetres, step, gaps)))
                .toList();
    }

    /** What 95 % of the errors are to stay below. */
    double mostError() {
        return 2 * sigmaMetres + 10;
    }

    /** By how much noise may lead backwards. */
    private double mostFall() {
        return 4 * sigmaMetres + 10;
    }

    /** As many drives as asked for, the same ones each time. */
    Result run(int drives) {
        var matcher = new RouteMatcher(Shapes.route(path));
        var errors = DoubleStream.builder();
        int falls = 0;
        double deepest = 0;
        for (int i = 0; i < drives; i++) {
            var drive = drive(new Random(31L * shape.hashCode() + i), i % 2 == 0);
            double farthest = 0;
            var state = matcher.start();
            for (int fix = 0; fix < drive.fixes().size(); fix++) {
                state = matcher.advance(state, drive.fixes().get(fix));
                double along = state.progress().alongMetres();
                errors.add(Math.abs(along - drive.truth().get(fix)));
                falls += farthest - along > mostFall() ? 1 : 0;
                deepest = Math.max(deepest, farthest - along);
                farthest = Math.max(farthest, along);
            }
        }
        return new Result(this, errors.build().sorted().toArray(), falls, deepest);
    }

    private Drive drive(Random random, boolean accuracyKnown) {
        var receiver = new Drive.Receiver(stepSeconds, sigmaMetres, accuracyKnown);
        var drive = Drive.withTraffic(path, speed(), receiver, random);
        return gaps ? drive.withGaps(random) : drive;
    }

    private double speed() {
        return path.lengthMetres() > 10_000 ? 12 : path.lengthMetres() > 2_500 ? 8 : 4;
    }
}

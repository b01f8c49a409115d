package dev.milepost.domain.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.route.Polyline;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Times of arrival on drives with a known truth, with traffic, on shapes of real ways. */
class SimulatedArrivalTest {
    private static final double STEP_SECONDS = 10;
    private static final double SIGMA_METRES = 10;
    private static final int DRIVES = 12;

    /** @param error of the time left, as a share of it */
    private record Forecast(double share, Eta.Confidence confidence, double error) {}

    private final List<Forecast> alone = forecasts(false);
    private final List<Forecast> withHistory = forecasts(true);

    private static List<Forecast> forecasts(boolean history) {
        var forecasts = new ArrayList<Forecast>();
        Shapes.real().forEach((name, path) -> {
            var drives = new ArrayList<Drive>();
            for (int i = 0; i < DRIVES; i++) {
                drives.add(drive(path, new Random(31 * name.hashCode() + i)));
            }
            for (int i = 0; i < DRIVES; i++) {
                var others = new ArrayList<>(drives);
                others.remove(i);
                var usual = history
                        ? UsualPace.of(others.stream()
                                .map(other -> path.lengthMetres() / seconds(other, path))
                                .toList())
                        : Optional.<UsualPace>empty();
                forecasts.addAll(forecasts(path, drives.get(i), usual));
            }
        });
        return forecasts;
    }

    /** Couriers differ: some are a quarter faster than others. */
    private static Drive drive(Polyline path, Random random) {
        double speed = (path.lengthMetres() > 10_000 ? 12 : path.lengthMetres() > 2_500 ? 8 : 4)
                * (0.8 + 0.4 * random.nextDouble());
        return Drive.withTraffic(path, speed, new Drive.Receiver(STEP_SECONDS, SIGMA_METRES, true), random);
    }

    private static double seconds(Drive drive, Polyline path) {
        var arrived = (int) drive.truth().stream()
                .takeWhile(along -> along < path.lengthMetres())
                .count();
        return arrived * STEP_SECONDS;
    }

    private static List<Forecast> forecasts(Polyline path, Drive drive, Optional<UsualPace> usual) {
        var matcher = new RouteMatcher(Shapes.route(path), TrackingRules.DEFAULTS, usual);
        var state = matcher.start();
        var forecasts = new ArrayList<Forecast>();
        double arrival = seconds(drive, path);
        for (int i = 0; i * STEP_SECONDS < arrival - 60; i++) {
            state = matcher.advance(state, drive.fixes().get(i));
            double left = arrival - i * STEP_SECONDS;
            double share = drive.truth().get(i) / path.lengthMetres();
            state.progress()
                    .eta()
                    .ifPresent(eta -> forecasts.add(new Forecast(
                            share, eta.confidence(), Math.abs(Seconds.of(eta.remaining()) - left) / left)));
        }
        return forecasts;
    }

    private static double quantile(List<Forecast> forecasts, Predicate<Forecast> which, double quantile) {
        double[] errors = forecasts.stream()
                .filter(which)
                .mapToDouble(Forecast::error)
                .sorted()
                .toArray();
        assertThat(errors).hasSizeGreaterThan(100);
        return errors[(int) (quantile * errors.length)];
    }

    private static Predicate<Forecast> sure(Eta.Confidence confidence) {
        return forecast -> forecast.confidence() == confidence;
    }

    @Test
    void theErrorIsSmallAndSmallerTheSurer() {
        assertThat(quantile(alone, sure(Eta.Confidence.HIGH), 0.5)).isLessThan(0.15);
        assertThat(quantile(alone, sure(Eta.Confidence.HIGH), 0.9)).isLessThan(0.45);
        assertThat(quantile(alone, sure(Eta.Confidence.HIGH), 0.5))
                .isLessThan(quantile(alone, sure(Eta.Confidence.LOW), 0.5));
        assertThat(quantile(withHistory, sure(Eta.Confidence.HIGH), 0.5))
                .isLessThan(quantile(withHistory, sure(Eta.Confidence.LOW), 0.5));
    }

    @Test
    void historyHelpsMostAtTheBeginningAndHarmsNowhere() {
        for (double from : new double[] {0, 0.25, 0.5}) {
            Predicate<Forecast> part = forecast -> forecast.share() >= from && forecast.share() < from + 0.25;
            double own = quantile(alone, part, 0.5);
            double usual = quantile(withHistory, part, 0.5);
            assertThat(usual)
                    .as("median error from %s on, alone %.3f", from, own)
                    .isLessThan(own * 1.05);
        }
        Predicate<Forecast> beginning = forecast -> forecast.share() < 0.25;
        assertThat(quantile(withHistory, beginning, 0.5)).isLessThan(0.8 * quantile(alone, beginning, 0.5));
    }

    @Test
    void historySaysSomethingFromTheFirstFixOn() {
        assertThat(withHistory.size()).isGreaterThan(alone.size());
        assertThat(withHistory.stream().filter(forecast -> forecast.share() < 0.01))
                .isNotEmpty();
    }

    @Test
    void aFewTasksAreNoHistory() {
        assertThat(UsualPace.of(List.of(3.0, 4.0))).isEmpty();
        assertThat(UsualPace.of(List.of(5.0, 1.0, 3.0))).contains(new UsualPace(3, 3));
    }
}

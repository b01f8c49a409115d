package dev.milepost.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.route.Polyline;
import dev.milepost.domain.tracking.Fix;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DriveTest {
    private static final Instant START = Instant.parse("2026-11-23T08:00:00Z");
    private static final Instant LATER = START.plusSeconds(7200);
    private static final Polyline PATH = new Polyline(List.of(new GeoPoint(45, 13), new GeoPoint(45.04, 13)));

    @Test
    void aDriveIsTheSameInOnePieceOrInMany() {
        var drive = drive(Drive.Manner.STANDING);
        var pieces = new ArrayList<Fix>();
        var sent = START;
        for (int i = 1; sent.isBefore(drive.endsAt()); i++) {
            var now = START.plusSeconds(37L * i);
            pieces.addAll(drive.fixes(sent, now));
            sent = now;
        }

        assertThat(pieces).isEqualTo(drive.fixes(START, drive.endsAt()));
    }

    @Test
    void aSteadyDriveKeepsToThePathAndGetsToItsEnd() {
        var fixes = drive(Drive.Manner.STEADY).fixes(START, LATER);

        assertThat(fixes)
                .allSatisfy(fix ->
                        assertThat(PATH.nearest(fix.point()).distanceMetres()).isLessThan(5));
        assertThat(PATH.nearest(fixes.getLast().point()).alongMetres()).isGreaterThan(PATH.lengthMetres() - 5);
    }

    @Test
    void aDetourLeavesTheCorridorAndComesBack() {
        var fixes = drive(Drive.Manner.DETOUR).fixes(START, LATER);

        assertThat(fixes)
                .anySatisfy(fix ->
                        assertThat(PATH.nearest(fix.point()).distanceMetres()).isBetween(250.0, 270.0));
        assertThat(PATH.nearest(fixes.getLast().point()).distanceMetres()).isLessThan(5);
    }

    @Test
    void aSilentCourierSendsNothingForAWhile() {
        var fixes = drive(Drive.Manner.SILENT).fixes(START, LATER);

        var longest = Duration.ZERO;
        for (int i = 1; i < fixes.size(); i++) {
            var gap =
                    Duration.between(fixes.get(i - 1).recordedAt(), fixes.get(i).recordedAt());
            longest = gap.compareTo(longest) > 0 ? gap : longest;
        }
        assertThat(longest).isGreaterThan(Duration.ofMinutes(2));
    }

    private static Drive drive(Drive.Manner manner) {
        return new Drive(PATH, START, 8, manner, 7);
    }
}

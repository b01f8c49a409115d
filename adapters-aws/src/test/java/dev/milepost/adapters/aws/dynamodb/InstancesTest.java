package dev.milepost.adapters.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Several instances take the uploads of one task: what they read of it doesn't grow with its track. */
class InstancesTest {
    private static final int HOURS = 8;
    private static final int UPLOADS_AN_HOUR = 60;
    private static final int FIXES_AN_UPLOAD = 6;
    private static final int FIXES = HOURS * UPLOADS_AN_HOUR * FIXES_AN_UPLOAD;

    private final CapacityMeter meter = new CapacityMeter();

    private Walk walk(int instances) {
        return new Walk(meter, WriteUnitsTest.started(), instances);
    }

    /** @return units an upload, hour by hour */
    private static Iterable<CapacityMeter.Units> hours(Walk walk) {
        return IntStream.range(0, HOURS)
                .mapToObj(
                        hour -> walk.upload(UPLOADS_AN_HOUR, FIXES_AN_UPLOAD, hour * UPLOADS_AN_HOUR * FIXES_AN_UPLOAD))
                .toList();
    }

    @Test
    void twoInTurnPayWhatOneDoes() {
        var walk = walk(2);

        assertThat(hours(walk)).allSatisfy(hour -> {
            assertThat(hour.read()).isLessThanOrEqualTo(1.2);
            assertThat(hour.written()).isLessThanOrEqualTo(1.2);
        });
        assertThat(walk.recorded()).isEqualTo(FIXES);
        assertThat(walk.published()).isEqualTo(walk.exact());
    }

    @Test
    void fiveInTurnReadTheTenMinutesBeforeAsWell() {
        var walk = walk(5);

        assertThat(hours(walk)).allSatisfy(hour -> {
            assertThat(hour.read()).isLessThanOrEqualTo(2);
            assertThat(hour.written()).isLessThanOrEqualTo(1.2);
        });
        assertThat(walk.published()).isEqualTo(walk.exact());
    }

    @Test
    void whoJoinsReadsTheWholeTrackOnce() {
        var walk = walk(1);
        hours(walk);

        walk.join();

        assertThat(meter.take().read()).isBetween(6.0, 12.0);
        assertThat(walk.upload(20, FIXES_AN_UPLOAD, FIXES).read()).isLessThanOrEqualTo(1.2);
        assertThat(walk.published()).isEqualTo(walk.exact());
    }
}

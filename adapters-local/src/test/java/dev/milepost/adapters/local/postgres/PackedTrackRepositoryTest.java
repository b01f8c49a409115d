package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.Racing;
import dev.milepost.application.contract.TrackRepositoryContract;
import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.People;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract holds as well where everything stored before a call has been packed. */
class PackedTrackRepositoryTest implements TrackRepositoryContract {
    private final Database database = TestDatabase.empty();
    private final PostgresTrackRepository tracks = new PostgresTrackRepository(database);

    @AfterEach
    void close() {
        tracks.close();
    }

    @Override
    public TrackRepository tracks() {
        pack();
        return tracks;
    }

    private void pack() {
        Packing.packAll(database, tracks);
    }

    @Test
    void whatIsOldIsDroppedPackedOrNot() {
        var old = Fixes.wholeWay(NINE, 200);
        var recent = Fixes.wholeWay(NINE.plusSeconds(7_200), 100);
        tracks.append(TASK, old);
        tracks.append(TASK, recent);
        pack();
        tracks.append(OTHER, old);
        tracks.append(OTHER, recent);

        var parts = 0;
        while (tracks.dropBefore(NINE.plusSeconds(7_200), 2)) {
            parts++;
        }

        assertThat(parts).isBetween(50, 150);
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(recent));
        assertThat(tracks.read(OTHER)).isEqualTo(Track.of(recent));
    }

    @Test
    void noRowIsLeftOfAPackedTrack() {
        tracks.append(TASK, Fixes.wholeWay(NINE, 200));

        pack();

        assertThat(rows()).isZero();
        assertThat(tracks.count(TASK)).isEqualTo(200);
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(Fixes.wholeWay(NINE, 200)));
    }

    @Test
    void lateFixesMergeIntoTheirChunksAndRepeatsAreDuplicates() {
        var fixes = Fixes.wholeWay(NINE, 200);
        tracks.append(TASK, fixes.subList(0, 50));
        tracks.append(TASK, fixes.subList(150, 200));
        pack();

        var late = tracks.append(TASK, fixes.subList(40, 160));

        assertThat(late.stored()).containsExactlyInAnyOrderElementsOf(fixes.subList(50, 150));
        assertThat(late.duplicates()).isEqualTo(20);
        assertThat(rows()).isZero();
        assertThat(tracks.count(TASK)).isEqualTo(200);
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(fixes));
    }

    @Test
    void aRepeatBetweenSealingAndPackingIsADuplicate() {
        var fixes = Fixes.wholeWay(NINE, 100);
        tracks.append(TASK, fixes.subList(0, 60));
        Packing.sealAll(database);

        assertThat(tracks.append(TASK, fixes).stored()).containsExactlyElementsOf(fixes.subList(60, 100));
        assertThat(tracks.count(TASK)).isEqualTo(100);
        tracks.pack(Duration.ZERO);

        assertThat(tracks.count(TASK)).isEqualTo(100);
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(fixes));
    }

    @Test
    void whilePackingGoesOnReadersSeeEveryFixOnceAndWritersLoseNone() {
        var fixes = Fixes.wholeWay(NINE, 400);
        tracks.append(TASK, fixes.subList(0, 100));
        Packing.sealAll(database);

        var stored = Racing.race(12, i -> {
            if (i % 4 == 0) {
                tracks.pack(Duration.ZERO);
                return new AppendResult(List.of(), 0);
            }
            assertThat(tracks.read(TASK).fixes()).containsAll(fixes.subList(0, 100));
            return tracks.append(TASK, fixes.subList(80 + i * 20, 140 + i * 20));
        });
        pack();

        assertThat(stored.stream().flatMap(result -> result.stored().stream()).map(Fix::recordedAt))
                .doesNotHaveDuplicates();
        assertThat(tracks.count(TASK)).isEqualTo(tracks.read(TASK).fixes().size());
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(fixes.subList(0, 360)));
    }

    @Test
    void tasksThatHaveEndedAreSealedAndOthersAreNot() {
        var repository = new PostgresTaskRepository(database);
        var running = Tasks.numbered(1).open().claim(People.ANNA, NINE).start(NINE, 1);
        var open = Tasks.numbered(2).open();
        repository.add(TaskChange.publish(open));
        var ended = Tasks.complete(open.claim(People.ANNA, NINE).start(NINE, 1));
        repository.save(TaskChange.by(People.ANNA, open, ended, NINE, Optional.empty()), 1, 3);
        repository.add(TaskChange.publish(Tasks.numbered(1).open()));
        tracks.append(running.id(), Fixes.wholeWay(NINE, 20));
        tracks.append(ended.id(), Fixes.wholeWay(NINE, 20));

        tracks.sealed().seal();

        assertThat(tracks.pack(Duration.ofMinutes(1))).isEmpty();
        assertThat(tracks.pack(Duration.ZERO)).containsExactly(ended.id());
        assertThat(rows()).isEqualTo(20);
    }

    @Test
    void whatIsAnHourOldOfALongRunIsPacked() {
        var fixes = Fixes.wholeWay(NINE, 1_000);
        tracks.append(TASK, fixes);

        tracks.sealed().seal();
        tracks.pack(Duration.ZERO);

        assertThat(rows()).isBetween(360L, 420L);
        assertThat(tracks.count(TASK)).isEqualTo(1_000);
        assertThat(tracks.append(TASK, fixes)).isEqualTo(new AppendResult(List.of(), 1_000));
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(fixes));
    }

    /** Rows that were packed leave space behind that the next rows take; a task's own row is a thousandth of a fix's. */
    @Test
    void aPackedFixTakesAtMostSixteenBytesOnDiskWithItsIndexes() {
        var random = new Random(16);
        for (var task = 1; task <= 40; task++) {
            tracks.append(Tasks.numbered(task).id(), drive(random, 1_000));
        }
        pack();
        database.with(handle -> handle.execute("vacuum track_chunks"));

        var bytes = database.with(handle -> handle.select("select pg_total_relation_size('track_chunks')")
                .mapTo(Long.class)
                .one());
        assertThat(rows()).isZero();
        assertThat(bytes / 40_000.0).isLessThanOrEqualTo(16);
    }

    /** Ten seconds a fix, with speed, bearing and accuracy as a phone in a city gives them. */
    private static List<Fix> drive(Random random, int count) {
        var fixes = new ArrayList<Fix>();
        double lat = 31.2;
        double lon = 121.4;
        double bearing = 360 * random.nextDouble();
        double speed = 8;
        for (var i = 0; i < count; i++) {
            bearing = (bearing + 360 + (random.nextInt(6) == 0 ? 90 : 5) * random.nextGaussian()) % 360;
            speed = Math.clamp(speed + random.nextGaussian(), 0, 16);
            lat += 10 * speed * Math.cos(Math.toRadians(bearing)) / 111_195;
            lon += 10 * speed * Math.sin(Math.toRadians(bearing)) / 95_000;
            fixes.add(new Fix(
                    NINE.plusMillis(10_000L * i + random.nextInt(20)),
                    new GeoPoint(lat + 4e-5 * random.nextGaussian(), lon + 4e-5 * random.nextGaussian()),
                    OptionalDouble.of(Math.clamp(8 + 2 * random.nextGaussian(), 3, 30)),
                    OptionalDouble.of(speed),
                    OptionalDouble.of(bearing),
                    OptionalDouble.empty(),
                    OptionalDouble.empty(),
                    false,
                    FixSource.APP));
        }
        return fixes;
    }

    private long rows() {
        return database.with(handle ->
                handle.select("select count(*) from fixes").mapTo(Long.class).one());
    }
}

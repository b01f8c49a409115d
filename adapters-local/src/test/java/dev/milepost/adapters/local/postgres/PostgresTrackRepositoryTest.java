package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.contract.TrackRepositoryContract;
import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.domain.geo.GeoPoint;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.FixSource;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two instances on one database, taken in turns: what holds for one store holds for both together. */
class PostgresTrackRepositoryTest implements TrackRepositoryContract {
    private static final TaskId TASK = new TaskId("task-of-many");

    private final Database database = TestDatabase.empty();
    private final List<PostgresTrackRepository> instances =
            List.of(new PostgresTrackRepository(database), new PostgresTrackRepository(database));
    private final AtomicInteger turn = new AtomicInteger();

    @AfterEach
    void close() {
        instances.forEach(PostgresTrackRepository::close);
    }

    @Override
    public TrackRepository tracks() {
        return instances.get(turn.getAndIncrement() % instances.size());
    }

    @Test
    void manyAtOnceAreKeptWithAllThatTheySay() {
        var fixes = IntStream.range(0, 2_500)
                .mapToObj(PostgresTrackRepositoryTest::fix)
                .toList();

        var appended = tracks().append(TASK, fixes);

        assertThat(appended).isEqualTo(new AppendResult(fixes, 0));
        assertThat(tracks().read(TASK).fixes()).isEqualTo(fixes);
    }

    @Test
    void amongManyThoseThatAreThereAlreadyAreDuplicates() {
        var fixes = IntStream.range(0, 2_500)
                .mapToObj(PostgresTrackRepositoryTest::fix)
                .toList();
        tracks().append(TASK, fixes.subList(1_100, 1_101));

        var appended = tracks().append(TASK, fixes);

        assertThat(appended.duplicates()).isOne();
        assertThat(appended.stored()).hasSize(2_499).doesNotContain(fixes.get(1_100));
        assertThat(tracks().append(TASK, fixes)).isEqualTo(new AppendResult(List.of(), 2_500));
        assertThat(tracks().read(TASK).fixes()).isEqualTo(fixes);
    }

    /** With every measure given or not in turn. */
    private static Fix fix(int number) {
        return new Fix(
                NINE.plusSeconds(number),
                new GeoPoint(30 + number * 1e-5, 120 - number * 1e-5),
                measure(number, 2, 8.5),
                measure(number, 3, 7.25),
                measure(number, 5, 123.5),
                measure(number, 7, -12.5),
                measure(number, 11, 55),
                number % 13 == 0,
                FixSource.values()[number % 3]);
    }

    private static OptionalDouble measure(int number, int each, double value) {
        return number % each == 0 ? OptionalDouble.of(value) : OptionalDouble.empty();
    }
}

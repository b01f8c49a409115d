package dev.milepost.adapters.local.postgres;

import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.StoreUnavailableException;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import dev.milepost.testing.Fixes;
import dev.milepost.testing.Tasks;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The database ends the connection in the middle of packing, by a trigger where it hurts: nothing is lost and nothing doubled. */
class BrokenPackingTest {
    private static final TaskId TASK = Tasks.numbered(1).id();
    private static final List<Fix> FIXES = Fixes.wholeWay(NINE, 400);

    private final Database database = Database.open(TestDatabase.another("broken_packing"), 4);
    private final PostgresTrackRepository tracks = new PostgresTrackRepository(database);

    @AfterEach
    void close() {
        tracks.close();
        database.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after delete on fixes for each statement",
                "after insert on track_chunks for each row when (new.span % 3 = 0)",
                "after update on tracks for each row when (old.unpacked and not new.unpacked)"
            })
    void aTrackIsWholeAfterPackingWasCutShort(String moment) {
        tracks.append(TASK, FIXES.subList(0, 300));
        Packing.sealAll(database);
        endConnection(moment);

        assertThatThrownBy(() -> tracks.pack(Duration.ZERO)).isInstanceOf(StoreUnavailableException.class);

        assertIsWhole(300);
        assertThat(count("track_chunks")).isZero();
        database.with(handle -> handle.execute("drop function cut_short cascade"));
        tracks.pack(Duration.ZERO);
        assertThat(count("fixes")).isZero();
        assertIsWhole(300);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "after insert on track_chunks for each row",
                "after update on track_chunks for each row",
                "after update on tracks for each row"
            })
    void lateFixesAreAllStoredOrNoneWhenTheirMergingWasCutShort(String moment) {
        tracks.append(TASK, FIXES.subList(0, 310));
        Packing.packAll(database, tracks);
        endConnection(moment);

        assertThatThrownBy(() -> tracks.append(TASK, FIXES.subList(300, 400)))
                .isInstanceOf(StoreUnavailableException.class);

        assertIsWhole(310);
        database.with(handle -> handle.execute("drop function cut_short cascade"));
        assertThat(tracks.append(TASK, FIXES.subList(300, 400)))
                .isEqualTo(new AppendResult(FIXES.subList(310, 400), 10));
        assertIsWhole(400);
    }

    private void endConnection(String moment) {
        database.with(handle -> handle.execute("""
                create function cut_short() returns trigger language plpgsql as $$
                begin
                    perform pg_terminate_backend(pg_backend_pid());
                    return null;
                end $$
                """));
        database.with(handle -> handle.execute("create trigger cut_short " + moment + " execute function cut_short()"));
    }

    private void assertIsWhole(int fixes) {
        assertThat(tracks.read(TASK)).isEqualTo(Track.of(FIXES.subList(0, fixes)));
        assertThat(tracks.count(TASK)).isEqualTo(fixes);
    }

    private long count(String table) {
        return database.with(handle ->
                handle.select("select count(*) from " + table).mapTo(Long.class).one());
    }
}

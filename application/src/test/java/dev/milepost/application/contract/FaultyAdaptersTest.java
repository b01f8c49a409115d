package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.milepost.application.fake.InMemoryTrackRepository;
import dev.milepost.application.port.AppendResult;
import dev.milepost.application.port.LiveChange;
import dev.milepost.application.port.LiveChanges;
import dev.milepost.application.port.LiveFeed;
import dev.milepost.application.port.Page;
import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.PhotoStore;
import dev.milepost.application.port.TaskFilter;
import dev.milepost.application.port.TaskProgress;
import dev.milepost.application.port.TaskRepository;
import dev.milepost.application.port.TaskSaveResult;
import dev.milepost.application.port.TrackRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.task.Task;
import dev.milepost.domain.task.TaskChange;
import dev.milepost.domain.task.TaskId;
import dev.milepost.domain.tracking.Alerts;
import dev.milepost.domain.tracking.Fix;
import dev.milepost.domain.tracking.Track;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** The contracts see the faults that adapters are known for. */
class FaultyAdaptersTest {
    @Test
    void lastWriteWinsIsSeen() {
        var contract = tasks(new DelegatingTaskRepository() {
            @Override
            public TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit) {
                return sound.save(change, find(change.next().id()).orElseThrow().version(), activeLimit);
            }
        });

        assertSees(contract::aStaleSaveStoresNothing);
        assertSees(contract::of64CouriersExactlyOneGetsTheTaskAndTheOthersHearWho);
    }

    @Test
    void aLimitThatIsCountedBeforeTheClaimIsSeen() {
        var contract = tasks(new DelegatingTaskRepository() {
            @Override
            public TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit) {
                return sound.save(change, expectedVersion, Integer.MAX_VALUE);
            }
        });

        assertSees(contract::aCourierWhoRacesForTenTasksGetsAsManyAsAreAllowed);
        assertSees(contract::oneTaskTooManyStoresNothing);
    }

    @Test
    void aPlaceThatIsNeverFreedIsSeen() {
        var contract = tasks(new DelegatingTaskRepository() {
            @Override
            public TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit) {
                var neverFreed = new TaskChange(change.next(), change.transitions(), change.takes(), Optional.empty());
                return sound.save(neverFreed, expectedVersion, activeLimit);
            }
        });

        assertSees(contract::releasingFreesAPlace);
        assertSees(contract::completingFreesAPlace);
        assertSees(contract::aLapsedClaimThatIsSettledFreesAPlace);
    }

    @Test
    void historyThatIsWrittenApartIsSeen() {
        var contract = tasks(new DelegatingTaskRepository() {
            @Override
            public TaskSaveResult save(TaskChange change, long expectedVersion, int activeLimit) {
                var silent = new TaskChange(change.next(), List.of(), change.takes(), change.frees());
                return sound.save(silent, expectedVersion, activeLimit);
            }
        });

        assertSees(contract::historyIsKeptInOrderAlsoWithinOneInstant);
    }

    @Test
    void pagesThatAreCountedFromTheTopAreSeen() {
        var contract = tasks(new DelegatingTaskRepository() {
            @Override
            public Page<Versioned<Task>> list(TaskFilter filter, PageRequest page) {
                var all = Paging.all(PageRequest.MAX_LIMIT, each -> sound.list(filter, each));
                var from = page.after().map(Integer::valueOf).orElse(0);
                var to = Math.min(all.size(), from + page.limit());
                var next = to < all.size() ? Optional.of(Integer.toString(to)) : Optional.<String>empty();
                return new Page<>(all.subList(from, to), next);
            }
        });

        assertSees(contract::aThousandTasksArePagedThroughWhileOthersAreAdded);
    }

    @Test
    void statusesAsStoredAreSeen() {
        var contract = tasks(new DelegatingTaskRepository() {
            @Override
            public Page<Versioned<Task>> list(TaskFilter filter, PageRequest page) {
                return sound.list(asOf(filter, Instant.MIN), page);
            }
        });

        assertSees(contract::aStatusIsWhatTimeHasMadeOfIt);
        assertSees(contract::aCouriersTasksAreThoseThatTimeHasNotTakenFromThem);
        assertSees(contract::aClaimThatHasLapsedIsSeenByThoseWhoMayClaimIt);
    }

    private static TaskFilter asOf(TaskFilter filter, Instant now) {
        return new TaskFilter(
                filter.status(), filter.courier(), filter.team(), filter.from(), filter.to(), filter.visibleTo(), now);
    }

    @Test
    void fixesThatAreStoredTwiceAreSeen() {
        var sound = new InMemoryTrackRepository();
        TrackRepositoryContract contract = () -> new TrackRepository() {
            @Override
            public AppendResult append(TaskId task, List<Fix> fixes) {
                sound.append(task, fixes);
                return new AppendResult(fixes, 0);
            }

            @Override
            public void remove(TaskId task) {
                sound.remove(task);
            }

            @Override
            public Track read(TaskId task) {
                return sound.read(task);
            }

            @Override
            public Track read(TaskId task, Instant from, Instant to) {
                return sound.read(task, from, to.plusMillis(1));
            }
        };

        assertSees(contract::theSameFixesSentTwiceAndShuffledGiveTheSameTrack);
        assertSees(contract::concurrentAppendsOfOverlappingFixesStoreEachOnce);
        assertSees(contract::aPartIsReadFromAnInstantUntilBeforeAnother);
    }

    @Test
    void aFeedThatKeepsWhateverCameLastIsSeen() {
        var feed = new CarelessFeed();
        LiveFeedContract contract = () -> feed;

        assertSees(contract::olderProgressNeverTakesTheNewersPlace);
        assertSees(contract::nothingBringsAnEndedTaskBack);
        assertSees(contract::aCursorThatTheFeedDidNotGiveIsRefused);
        assertSees(contract::alertsAreReplacedByWhoHasSeenThemOnly);
    }

    /** Its cursor is how much was published. */
    private static final class CarelessFeed implements LiveFeed {
        private final List<TaskProgress> published = new ArrayList<>();

        @Override
        public synchronized void publish(TaskProgress progress) {
            published.add(progress);
        }

        @Override
        public synchronized void remove(TaskId task) {
            published.removeIf(progress -> progress.taskId().equals(task));
        }

        @Override
        public synchronized Optional<TaskProgress> find(TaskId task) {
            return published.reversed().stream()
                    .filter(progress -> progress.taskId().equals(task))
                    .findFirst();
        }

        @Override
        public Alerts alerts(TaskId task) {
            return Alerts.NONE;
        }

        @Override
        public boolean replaceAlerts(TaskId task, Alerts before, Alerts after) {
            return true;
        }

        @Override
        public synchronized LiveChanges snapshot() {
            return changes(published);
        }

        @Override
        public synchronized Optional<LiveChanges> since(String cursor) {
            var from = cursor.matches("[0-9]{1,9}") ? Math.min(published.size(), Integer.parseInt(cursor)) : 0;
            return Optional.of(changes(published.subList(from, published.size())));
        }

        private LiveChanges changes(List<TaskProgress> items) {
            var cursor = Integer.toString(published.size());
            return new LiveChanges(
                    items.stream()
                            .map(item -> new LiveChange(item, Alerts.NONE, cursor))
                            .toList(),
                    cursor);
        }
    }

    @Test
    void aPhotoThatIsWrittenInPlaceIsSeen() {
        var store = new HalfWritingPhotoStore();
        PhotoStoreContract contract = () -> store;

        assertSees(contract::nobodySeesHalfAPhoto);
    }

    /** Writes into the array that readers look at, and leaves its second half for the next writer. */
    private static final class HalfWritingPhotoStore implements PhotoStore {
        private final Map<ReceiptId, byte[]> photos = new HashMap<>();

        @Override
        public synchronized void put(ReceiptId id, byte[] content) {
            var photo = photos.computeIfAbsent(id, unknown -> new byte[content.length]);
            ByteBuffer.wrap(photo).put(content, 0, Math.min(photo.length, content.length) / 2);
        }

        @Override
        public synchronized void remove(ReceiptId id) {
            photos.remove(id);
        }

        @Override
        public synchronized Optional<byte[]> find(ReceiptId id) {
            return Optional.ofNullable(photos.get(id)).map(photo -> Arrays.copyOf(photo, photo.length));
        }

        @Override
        public Optional<Link> link(ReceiptId id, MediaType type, long bytes) {
            return Optional.empty();
        }
    }

    private static TaskRepositoryContract tasks(TaskRepository faulty) {
        return () -> faulty;
    }

    private static void assertSees(ThrowingCallable contractTest) {
        assertThatThrownBy(contractTest).isInstanceOf(AssertionError.class);
    }
}

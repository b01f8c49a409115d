package dev.milepost.application.contract;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.People.MANAGER;
import static dev.milepost.testing.Tasks.BONUS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PageRequest;
import dev.milepost.application.port.ReceiptFilter;
import dev.milepost.application.port.ReceiptRepository;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.Duplicate;
import dev.milepost.domain.receipt.Likeness;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReadReceipt;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.ReadingReceipt;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptFacts;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.domain.task.TaskId;
import dev.milepost.testing.Receipts;
import dev.milepost.testing.Tasks;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ReceiptRepository} must keep to. */
public interface ReceiptRepositoryContract {
    ReceiptFilter ALL = new ReceiptFilter(Optional.empty(), Optional.empty(), Optional.empty());
    TaskId OTHER_TASK = Tasks.numbered(2).id();

    /** The store of this test, empty when the test begins; every call in one test is about the same. */
    ReceiptRepository receipts();

    @Test
    default void anEmptyStoreHasNoReceipt() {
        var receipts = receipts();

        assertThat(receipts.find(Receipts.id(1))).isEmpty();
        assertThat(receipts.list(ALL, PageRequest.first(50)).items()).isEmpty();
        assertThat(receipts.findFirstBySha256("0".repeat(64))).isEmpty();
        assertThat(receipts.count(OTHER_TASK)).isZero();
        assertThat(receipts.waiting(10)).isEmpty();
        assertThat(receipts.uploadedBetween(NINE, NINE.plusSeconds(60))).isEmpty();
    }

    @Test
    default void addingAReceiptAgainChangesNothing() {
        var receipts = receipts();
        var waiting = Receipts.numbered(1).waiting();
        var read = waiting.read(Receipts.reading(BONUS), NINE);
        receipts.add(waiting);
        receipts.save(read, 1);

        receipts.add(waiting);

        assertThat(receipts.find(Receipts.id(1))).contains(new Versioned<>(read, 2));
    }

    @Test
    default void everyStateIsKeptWhole() {
        var states = List.<UnaryOperator<Receipt>>of(
                waiting -> waiting,
                waiting -> read(waiting, Receipts.reading(BONUS)),
                waiting -> read(waiting, blank()),
                waiting -> ((ReadingReceipt) waiting).unreadable(UnreadableReason.TOOK_TOO_LONG, NINE.plusMillis(1)),
                waiting -> confirmed(waiting, Optional.of(Receipts.reading(BONUS)), Optional.of(MANAGER)),
                waiting -> confirmed(waiting, Optional.empty(), Optional.of(MANAGER)),
                waiting -> confirmed(waiting, Optional.of(blank()), Optional.empty()),
                waiting -> read(waiting, Receipts.reading(BONUS)).reject("not \"ours\" 100 %", MANAGER, NINE),
                waiting -> ((ReadingReceipt) waiting)
                        .unreadable(UnreadableReason.NO_TEXT, NINE)
                        .reject("empty page", MANAGER, NINE));
        var receipts = receipts();
        for (var i = 0; i < states.size(); i++) {
            var waiting = Receipts.numbered(i).waiting();
            receipts.add(waiting);
            var next = states.get(i).apply(waiting);
            assertThat(receipts.save(next, 1)).isEqualTo(new SaveResult.Saved<>(new Versioned<>(next, 2)));
            assertThat(receipts.find(Receipts.id(i))).contains(new Versioned<>(next, 2));
        }
    }

    @Test
    default void theFactsOfEveryKindOfFileAreKept() {
        var receipts = receipts();
        for (var type : MediaType.values()) {
            var facts = new ReceiptFacts(
                    Receipts.id(type.ordinal()),
                    OTHER_TASK,
                    BORIS,
                    NINE.plusMillis(7),
                    type,
                    "ab".repeat(32),
                    10_000_000_000L,
                    Optional.of(new Duplicate(
                            Receipts.id(99), Likeness.values()[type.ordinal() % Likeness.values().length])));
            receipts.add(new ReadingReceipt(facts));
            assertThat(receipts.find(facts.id())).contains(new Versioned<>(new ReadingReceipt(facts), 1));
        }
    }

    @Test
    default void aStaleSaveStoresNothing() {
        var receipts = receipts();
        var waiting = Receipts.numbered(1).waiting();
        var read = waiting.read(Receipts.reading(BONUS), NINE);
        receipts.add(waiting);
        receipts.save(read, 1);

        assertThat(receipts.save(waiting.unreadable(UnreadableReason.NO_TEXT, NINE), 1))
                .isEqualTo(new SaveResult.Stale<>(new Versioned<>(read, 2)));

        assertThat(receipts.find(Receipts.id(1))).contains(new Versioned<>(read, 2));
    }

    @Test
    default void ofManyReadersExactlyOneSaves() {
        var waiting = Receipts.numbered(1).waiting();
        receipts().add(waiting);

        var results =
                Racing.race(16, i -> receipts().save(waiting.read(Receipts.reading(BONUS), NINE.plusMillis(i)), 1));

        assertThat(results).filteredOn(SaveResult.Saved.class::isInstance).hasSize(1);
        var winner = receipts().find(Receipts.id(1)).orElseThrow();
        assertThat(results).filteredOn(new SaveResult.Stale<>(winner)::equals).hasSize(15);
    }

    @Test
    default void listsAreFilteredByStatusTaskAndCourier() {
        var receipts = receipts();
        receipts.add(Receipts.numbered(1).waiting());
        receipts.add(Receipts.numbered(2).on(OTHER_TASK).waiting());
        receipts.add(Receipts.numbered(3).by(BORIS).waiting());
        receipts.add(Receipts.numbered(4).waiting());
        receipts.save(Receipts.numbered(4).waiting().read(Receipts.reading(BONUS), NINE), 1);

        assertThat(list(receipts, ALL)).isEqualTo(ids(4, 3, 2, 1));
        assertThat(list(receipts, filter(ReceiptStatus.READING))).isEqualTo(ids(3, 2, 1));
        assertThat(list(receipts, filter(ReceiptStatus.READ))).isEqualTo(ids(4));
        assertThat(list(receipts, filter(ReceiptStatus.CONFIRMED))).isEmpty();
        assertThat(list(receipts, new ReceiptFilter(Optional.empty(), Optional.of(OTHER_TASK), Optional.empty())))
                .isEqualTo(ids(2));
        assertThat(list(receipts, new ReceiptFilter(Optional.empty(), Optional.empty(), Optional.of(BORIS))))
                .isEqualTo(ids(3));
        assertThat(list(
                        receipts,
                        new ReceiptFilter(
                                Optional.of(ReceiptStatus.READING),
                                Optional.of(Tasks.openTask().id()),
                                Optional.of(ANNA))))
                .isEqualTo(ids(1));
    }

    @Test
    default void aThousandReceiptsArePagedThroughWhileOthersAreAdded() {
        var receipts = receipts();
        IntStream.rangeClosed(1, 1_000)
                .forEach(i -> receipts.add(Receipts.numbered(i).waiting()));
        var later = new int[] {1_000};

        var paged = Paging.all(
                99,
                page -> receipts.list(filter(ReceiptStatus.READING), page),
                () -> receipts.add(Receipts.numbered(++later[0]).waiting()));

        assertThat(paged)
                .extracting(receipt -> receipt.value().facts().id())
                .isEqualTo(IntStream.rangeClosed(1, 1_000)
                        .mapToObj(i -> Receipts.id(1_001 - i))
                        .toList());
        assertThat(later[0]).isEqualTo(1_011);
    }

    @Test
    default void theFirstUploadOfSomeBytesIsFound() {
        var receipts = receipts();
        receipts.add(Receipts.numbered(3).sha256("ab".repeat(32)).waiting());
        receipts.add(Receipts.numbered(2).sha256("ab".repeat(32)).waiting());
        receipts.add(Receipts.numbered(1).waiting());

        assertThat(receipts.findFirstBySha256("ab".repeat(32))).contains(Receipts.id(2));
        assertThat(receipts.findFirstBySha256("cd".repeat(32))).isEmpty();
    }

    @Test
    default void receiptsAreCountedByTask() {
        var receipts = receipts();
        receipts.add(Receipts.numbered(1).waiting());
        receipts.add(Receipts.numbered(2).waiting());
        receipts.add(Receipts.numbered(3).on(OTHER_TASK).waiting());

        assertThat(receipts.count(Tasks.openTask().id())).isEqualTo(2);
        assertThat(receipts.count(OTHER_TASK)).isEqualTo(1);
    }

    @Test
    default void theOldestWaitFirst() {
        var receipts = receipts();
        List.of(3, 1, 4, 2).forEach(i -> receipts.add(Receipts.numbered(i).waiting()));
        receipts.save(Receipts.numbered(2).waiting().read(Receipts.reading(BONUS), NINE), 1);

        assertThat(receipts.waiting(10)).isEqualTo(ids(1, 3, 4));
        assertThat(receipts.waiting(2)).isEqualTo(ids(1, 3));
    }

    @Test
    default void uploadsAreFoundFromAnInstantUntilBeforeAnother() {
        var receipts = receipts();
        IntStream.rangeClosed(1, 4)
                .forEach(i ->
                        receipts.add(Receipts.numbered(i).at(NINE.plusMillis(i)).waiting()));

        assertThat(receipts.uploadedBetween(NINE.plusMillis(2), NINE.plusMillis(4)))
                .extracting(receipt -> receipt.facts().id())
                .containsExactlyInAnyOrder(Receipts.id(2), Receipts.id(3));
        assertThat(receipts.uploadedBetween(NINE.plusMillis(2), NINE.plusMillis(2)))
                .isEmpty();
    }

    private static ReadReceipt read(Receipt waiting, Reading reading) {
        return ((ReadingReceipt) waiting).read(reading, NINE.plusMillis(1));
    }

    private static Receipt confirmed(Receipt waiting, Optional<Reading> reading, Optional<AccountId> by) {
        return new ConfirmedReceipt(waiting.facts(), reading, new Money(-1, BONUS.currency()), by, NINE.plusMillis(2));
    }

    private static Reading blank() {
        return new Reading(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                0,
                List.of(),
                List.of());
    }

    private static ReceiptFilter filter(ReceiptStatus status) {
        return new ReceiptFilter(Optional.of(status), Optional.empty(), Optional.empty());
    }

    private static List<ReceiptId> list(ReceiptRepository receipts, ReceiptFilter filter) {
        return receipts.list(filter, PageRequest.first(50)).items().stream()
                .map(receipt -> receipt.value().facts().id())
                .toList();
    }

    private static List<ReceiptId> ids(int... numbers) {
        return IntStream.of(numbers).mapToObj(Receipts::id).toList();
    }
}

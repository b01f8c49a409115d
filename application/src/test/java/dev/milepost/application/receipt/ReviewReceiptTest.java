package dev.milepost.application.receipt;

import static dev.milepost.application.fake.World.MANAGER;
import static dev.milepost.application.fake.World.done;
import static dev.milepost.application.fake.World.refused;
import static dev.milepost.testing.Tasks.BONUS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.contract.Racing;
import dev.milepost.application.fake.InMemoryReceiptRepository;
import dev.milepost.application.fake.ManualClock;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.ConfirmedReceipt;
import dev.milepost.domain.receipt.Reading;
import dev.milepost.domain.receipt.Receipt;
import dev.milepost.domain.receipt.ReceiptStatus;
import dev.milepost.domain.receipt.RejectedReceipt;
import dev.milepost.domain.receipt.UnreadableReason;
import dev.milepost.testing.People;
import dev.milepost.testing.Receipts;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReviewReceiptTest {
    private static final Money CORRECTED = new Money(990, BONUS.currency());

    private final InMemoryReceiptRepository receipts = new InMemoryReceiptRepository();
    private final ReviewReceipt review = new ReviewReceipt(receipts, new ManualClock(NINE.plusSeconds(60)));

    @Test
    void aManagerConfirmsWhatWasRead() {
        read(Receipts.reading(BONUS));

        var confirmed = done(review.confirm(Receipts.id(1), Optional.empty(), MANAGER));

        assertThat(confirmed.version()).isEqualTo(3);
        assertThat(confirmed.value()).isInstanceOfSatisfying(ConfirmedReceipt.class, receipt -> {
            assertThat(receipt.total()).isEqualTo(BONUS);
            assertThat(receipt.isCorrected()).isFalse();
            assertThat(receipt.confirmedBy()).contains(People.MANAGER);
            assertThat(receipt.confirmedAt()).isEqualTo(NINE.plusSeconds(60));
        });
    }

    @Test
    void aManagerCorrectsWhatWasRead() {
        read(Receipts.reading(BONUS));

        var confirmed = done(review.confirm(Receipts.id(1), Optional.of(CORRECTED), MANAGER));

        assertThat(confirmed.value()).isInstanceOfSatisfying(ConfirmedReceipt.class, receipt -> {
            assertThat(receipt.total()).isEqualTo(CORRECTED);
            assertThat(receipt.isCorrected()).isTrue();
        });
    }

    @Test
    void whereNoTotalWasReadOneMustBeGiven() {
        read(noTotal());

        assertThat(refused(review.confirm(Receipts.id(1), Optional.empty(), MANAGER)))
                .isEqualTo(Refusal.Flawed.of("total", "must be given: none was read"));
        assertThat(done(review.confirm(Receipts.id(1), Optional.of(CORRECTED), MANAGER))
                        .version())
                .isEqualTo(3);
    }

    @Test
    void aTotalIsMoreThanNothing() {
        read(Receipts.reading(BONUS));

        assertThat(refused(review.confirm(Receipts.id(1), Optional.of(new Money(0, BONUS.currency())), MANAGER)))
                .isEqualTo(Refusal.Flawed.of("total", "must be more than zero"));
    }

    @Test
    void anUnreadableReceiptIsConfirmedByWhatTheManagerReads() {
        unreadable();

        assertThat(refused(review.confirm(Receipts.id(1), Optional.empty(), MANAGER)))
                .isInstanceOf(Refusal.Flawed.class);
        assertThat(done(review.confirm(Receipts.id(1), Optional.of(CORRECTED), MANAGER))
                        .value()
                        .status())
                .isEqualTo(ReceiptStatus.CONFIRMED);
    }

    @Test
    void theMachineHasItsTurnFirst() {
        receipts.add(Receipts.numbered(1).waiting());

        assertThat(refused(review.confirm(Receipts.id(1), Optional.of(CORRECTED), MANAGER)))
                .isEqualTo(new Refusal.ReceiptStillReading());
        assertThat(refused(review.reject(Receipts.id(1), "not ours", MANAGER)))
                .isEqualTo(new Refusal.ReceiptStillReading());
    }

    @Test
    void theSameDecisionAgainIsAnsweredAsBefore() {
        read(Receipts.reading(BONUS));
        var confirmed = done(review.confirm(Receipts.id(1), Optional.empty(), MANAGER));

        assertThat(done(review.confirm(Receipts.id(1), Optional.empty(), MANAGER)))
                .isEqualTo(confirmed);
        assertThat(done(review.confirm(Receipts.id(1), Optional.of(BONUS), MANAGER)))
                .isEqualTo(confirmed);
    }

    @Test
    void anotherDecisionAfterTheFirstIsRefused() {
        read(Receipts.reading(BONUS));
        done(review.confirm(Receipts.id(1), Optional.empty(), MANAGER));

        assertThat(refused(review.confirm(Receipts.id(1), Optional.of(CORRECTED), MANAGER)))
                .isEqualTo(new Refusal.ReceiptDecided(ReceiptStatus.CONFIRMED));
        assertThat(refused(review.reject(Receipts.id(1), "not ours", MANAGER)))
                .isEqualTo(new Refusal.ReceiptDecided(ReceiptStatus.CONFIRMED));
    }

    @Test
    void aRejectedReceiptKeepsItsReason() {
        unreadable();

        var rejected = done(review.reject(Receipts.id(1), "a photo of a cat", MANAGER));

        assertThat(rejected.value())
                .isInstanceOfSatisfying(
                        RejectedReceipt.class,
                        receipt -> assertThat(receipt.reason()).isEqualTo("a photo of a cat"));
        assertThat(done(review.reject(Receipts.id(1), "another reason", MANAGER)))
                .isEqualTo(rejected);
        assertThat(refused(review.confirm(Receipts.id(1), Optional.of(CORRECTED), MANAGER)))
                .isEqualTo(new Refusal.ReceiptDecided(ReceiptStatus.REJECTED));
    }

    @Test
    void rejectingTakesAReason() {
        read(Receipts.reading(BONUS));

        assertThat(refused(review.reject(Receipts.id(1), " ", MANAGER))).isInstanceOf(Refusal.Flawed.class);
        assertThat(refused(review.reject(Receipts.id(1), "x".repeat(1_001), MANAGER)))
                .isInstanceOf(Refusal.Flawed.class);
    }

    @Test
    void anUnknownReceiptIsNotFound() {
        assertThat(refused(review.confirm(Receipts.id(9), Optional.empty(), MANAGER)))
                .isEqualTo(new Refusal.NotFound());
        assertThat(refused(review.reject(Receipts.id(9), "not ours", MANAGER))).isEqualTo(new Refusal.NotFound());
    }

    @Test
    void ofTwoManagersWhoDecideAtOnceOneDecides() {
        read(Receipts.reading(BONUS));

        var outcomes = Racing.race(
                2,
                i -> i == 0
                        ? review.confirm(Receipts.id(1), Optional.empty(), MANAGER)
                        : review.reject(Receipts.id(1), "not ours", MANAGER));

        var decided = receipts.find(Receipts.id(1)).orElseThrow();
        assertThat(decided.version()).isEqualTo(3);
        assertThat(outcomes)
                .containsExactlyInAnyOrder(
                        Outcome.done(decided),
                        Outcome.refused(
                                new Refusal.ReceiptDecided(decided.value().status())));
    }

    private void read(Reading reading) {
        store(Receipts.numbered(1).waiting().read(reading, NINE));
    }

    private void unreadable() {
        store(Receipts.numbered(1).waiting().unreadable(UnreadableReason.NO_TEXT, NINE));
    }

    private void store(Receipt next) {
        receipts.add(Receipts.numbered(1).waiting());
        receipts.save(next, 1);
    }

    private static Reading noTotal() {
        return new Reading(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.of("Tea house"),
                Optional.empty(),
                0.5,
                List.of(),
                List.of());
    }
}

package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.milepost.domain.money.Money;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.task.TaskId;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReceiptTest {
    private static final Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    private static final AccountId MANAGER = new AccountId("manager");
    private static final Currency YUAN = Currency.getInstance("CNY");
    private static final Money TOTAL = new Money(1250, YUAN);

    private final ReadingReceipt uploaded = new ReadingReceipt(facts("0".repeat(64), 1));

    @Test
    void aManagerAgreesWithWhatWasReadOrCorrectsIt() {
        var agreed = confirmed(read(Optional.of(TOTAL), 0.5).confirm(MANAGER, NOW));
        assertThat(agreed.total()).isEqualTo(TOTAL);
        assertThat(agreed.isCorrected()).isFalse();
        var corrected = confirmed(read(Optional.of(TOTAL), 0.5).confirm(new Money(1300, YUAN), MANAGER, NOW));
        assertThat(corrected.total()).isEqualTo(new Money(1300, YUAN));
        assertThat(corrected.isCorrected()).isTrue();
    }

    @Test
    void withoutATotalThereIsNothingToAgreeWith() {
        assertThat(read(Optional.empty(), 0).confirm(MANAGER, NOW))
                .isEqualTo(new Confirmation.Refused(Confirmation.Reason.TOTAL_MISSING));
    }

    @Test
    void aTotalIsMoreThanNothing() {
        var unreadable = uploaded.unreadable(UnreadableReason.NO_TEXT, NOW);
        assertThat(unreadable.confirm(new Money(0, YUAN), MANAGER, NOW))
                .isEqualTo(new Confirmation.Refused(Confirmation.Reason.TOTAL_NOT_POSITIVE));
        assertThat(confirmed(unreadable.confirm(TOTAL, MANAGER, NOW)).isCorrected())
                .isTrue();
    }

    @Test
    void onlyAReadingAtOrAboveTheThresholdConfirmsItself() {
        assertThat(read(Optional.of(TOTAL), 0.99).confirmAutomatically(0.99, NOW))
                .hasValueSatisfying(receipt -> assertThat(receipt.confirmedBy()).isEmpty());
        assertThat(read(Optional.of(TOTAL), 0.98).confirmAutomatically(0.99, NOW))
                .isEmpty();
        assertThat(read(Optional.empty(), 0.99).confirmAutomatically(0.99, NOW)).isEmpty();
    }

    @Test
    void factsThatCannotBeAreFaults() {
        assertThatIllegalArgumentException().isThrownBy(() -> facts("abc", 1));
        assertThatIllegalArgumentException().isThrownBy(() -> facts("0".repeat(64), 0));
        assertThatIllegalArgumentException().isThrownBy(() -> read(Optional.empty(), Double.NaN));
    }

    @Test
    void whatAFailedCheckOrAnEarlierUploadSpeaksAgainstDoesNotConfirmItself() {
        var passed = new Reading.Check("items-add-up", true);
        var failed = new Reading.Check("tax-fits", false);
        var earlier = new Duplicate(new ReceiptId("earlier"), Likeness.SAME_PURCHASE);

        assertThat(uploaded.read(reading(Optional.of(TOTAL), 1, List.of(passed)), NOW)
                        .confirmAutomatically(0.9, NOW))
                .isPresent();
        assertThat(uploaded.read(reading(Optional.of(TOTAL), 1, List.of(passed, failed)), NOW)
                        .confirmAutomatically(0.9, NOW))
                .isEmpty();
        assertThat(uploaded.suspecting(earlier)
                        .read(reading(Optional.of(TOTAL), 1, List.of(passed)), NOW)
                        .confirmAutomatically(0.9, NOW))
                .isEmpty();
    }

    private ReadReceipt read(Optional<Money> total, double confidence) {
        return uploaded.read(reading(total, confidence, List.of()), NOW);
    }

    private static Reading reading(Optional<Money> total, double confidence, List<Reading.Check> checks) {
        var none = Optional.<String>empty();
        var currency = total.map(Money::currency);
        return new Reading(total, currency, Optional.empty(), none, Optional.empty(), confidence, List.of(), checks);
    }

    private static ReceiptFacts facts(String sha256, long size) {
        var courier = new AccountId("c");
        return new ReceiptFacts(
                new ReceiptId("r"), new TaskId("t"), courier, NOW, MediaType.JPEG, sha256, size, Optional.empty());
    }

    private static ConfirmedReceipt confirmed(Confirmation confirmation) {
        assertThat(confirmation).isInstanceOf(Confirmation.Confirmed.class);
        return ((Confirmation.Confirmed) confirmation).receipt();
    }
}

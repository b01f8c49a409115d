package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.ReceiptFingerprints;
import dev.milepost.application.port.ReceiptFingerprints.Known;
import dev.milepost.domain.money.Money;
import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.PerceptualHash;
import dev.milepost.domain.receipt.Purchase;
import dev.milepost.testing.Receipts;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link ReceiptFingerprints} must keep to. */
public interface ReceiptFingerprintsContract {
    /** An empty store; every call in one test is about the same. */
    ReceiptFingerprints fingerprints();

    @Test
    default void anEmptyStoreKnowsNobodyAlike() {
        assertThat(fingerprints().sharingClues(Receipts.id(1), look(1))).isEmpty();
    }

    @Test
    default void aReceiptIsNotFoundByItself() {
        fingerprints().add(Receipts.id(1), look(1));

        assertThat(fingerprints().sharingClues(Receipts.id(1), look(1))).isEmpty();
    }

    @Test
    default void whoSharesOneBandOfALookIsFound() {
        var bits = hash(1).bits();
        var nearly = hashes(bits.flipBit(3).flipBit(70).flipBit(130));
        fingerprints().add(Receipts.id(1), nearly);
        fingerprints().add(Receipts.id(2), look(2));

        assertThat(fingerprints().sharingClues(Receipts.id(3), hashes(bits)))
                .containsExactly(new Known(Receipts.id(1), nearly));
    }

    @Test
    default void whoSharesThePurchaseIsFoundWithWhatWasRead() {
        var tea = purchase("茶馆 \"A & B\" 100 % \\ _ '", 1_250);
        fingerprints().add(Receipts.id(1), tea);
        fingerprints().add(Receipts.id(2), purchase("茶馆", 1_251));

        assertThat(fingerprints().sharingClues(Receipts.id(3), purchase("tea house", 1_250)))
                .containsExactly(new Known(Receipts.id(1), tea));
    }

    @Test
    default void whoSharesManyCluesIsFoundOnceAndTheEarliestFirst() {
        IntStream.of(3, 1, 2).forEach(number -> fingerprints().add(Receipts.id(number), look(1)));

        assertThat(fingerprints().sharingClues(Receipts.id(4), look(1)))
                .extracting(Known::id)
                .containsExactly(Receipts.id(1), Receipts.id(2), Receipts.id(3));
    }

    @Test
    default void addingAgainReplaces() {
        fingerprints().add(Receipts.id(1), look(1));

        fingerprints().add(Receipts.id(1), look(2));

        assertThat(fingerprints().sharingClues(Receipts.id(2), look(1))).isEmpty();
        assertThat(fingerprints().sharingClues(Receipts.id(2), look(2)))
                .containsExactly(new Known(Receipts.id(1), look(2)));
    }

    @Test
    default void whatIsRemovedIsFoundNoMore() {
        fingerprints().add(Receipts.id(1), look(1));
        fingerprints().add(Receipts.id(2), look(1));

        fingerprints().remove(Receipts.id(1));
        fingerprints().remove(Receipts.id(1));

        assertThat(fingerprints().sharingClues(Receipts.id(3), look(1)))
                .extracting(Known::id)
                .containsExactly(Receipts.id(2));
    }

    @Test
    default void whatShowsNothingSharesNothing() {
        var nothing = new Fingerprint(List.of(), Purchase.UNKNOWN);
        fingerprints().add(Receipts.id(1), nothing);

        assertThat(fingerprints().sharingClues(Receipts.id(2), nothing)).isEmpty();
    }

    @Test
    default void ofACommonClueTheNewestAreFound() {
        var most = ReceiptFingerprints.MOST_OF_A_CLUE;
        var fee = purchase("Car park", 500);
        IntStream.rangeClosed(1, most + 5).forEach(number -> fingerprints().add(Receipts.id(number), fee));

        assertThat(fingerprints().sharingClues(Receipts.id(most + 9), fee))
                .extracting(Known::id)
                .isEqualTo(IntStream.rangeClosed(6, most + 5)
                        .mapToObj(Receipts::id)
                        .toList());
    }

    private static Fingerprint look(int seed) {
        return new Fingerprint(List.of(hash(seed), hash(1_000 + seed)), Purchase.UNKNOWN);
    }

    private static Fingerprint hashes(BigInteger bits) {
        return new Fingerprint(List.of(new PerceptualHash(bits)), Purchase.UNKNOWN);
    }

    private static PerceptualHash hash(int seed) {
        return new PerceptualHash(new BigInteger(PerceptualHash.BITS, new Random(seed)));
    }

    private static Fingerprint purchase(String merchant, long minorUnits) {
        var total = new Money(minorUnits, Currency.getInstance("CNY"));
        return new Fingerprint(
                List.of(),
                new Purchase(Optional.of(merchant), Optional.of(LocalDate.of(2026, 11, 23)), Optional.of(total)));
    }
}

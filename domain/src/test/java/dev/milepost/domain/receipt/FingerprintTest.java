package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.domain.money.Money;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FingerprintTest {
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);
    private static final BigInteger BITS = new BigInteger(PerceptualHash.BITS, new Random(7));

    @Test
    void photosThatDifferInNextToNoBitsAreCopies() {
        assertThat(photo(BITS, Purchase.UNKNOWN).likenessTo(photo(flipped(10), Purchase.UNKNOWN)))
                .contains(Likeness.SAME_PHOTO);
        assertThat(photo(BITS, Purchase.UNKNOWN).likenessTo(photo(flipped(11), Purchase.UNKNOWN)))
                .isEmpty();
    }

    @Test
    void photosThatDifferInSomeBitsAreTheSameIfWhatWasReadAgrees() {
        var day = new Purchase(Optional.empty(), Optional.of(MONDAY), Optional.empty());
        var dayAndTotal = new Purchase(Optional.empty(), Optional.of(MONDAY), Optional.of(yuan(1_250)));

        assertThat(photo(BITS, day).likenessTo(photo(flipped(32), dayAndTotal))).contains(Likeness.SAME_PHOTO);
        assertThat(photo(BITS, day).likenessTo(photo(flipped(33), dayAndTotal))).isEmpty();
        assertThat(photo(BITS, Purchase.UNKNOWN).likenessTo(photo(flipped(32), dayAndTotal)))
                .isEmpty();
    }

    @Test
    void photosThatLookAlikeAreTwoReceiptsIfTheirTotalsOrDatesDiffer() {
        var parking = purchase("Car park", MONDAY, 500);

        assertThat(photo(BITS, parking).likenessTo(photo(BITS, purchase("Car park", MONDAY, 600))))
                .isEmpty();
        assertThat(photo(BITS, parking).likenessTo(photo(BITS, purchase("Car park", MONDAY.plusDays(1), 500))))
                .isEmpty();
        assertThat(photo(BITS, parking).likenessTo(photo(BITS, Purchase.UNKNOWN)))
                .contains(Likeness.SAME_PHOTO);
    }

    @Test
    void twoPhotosOfOnePurchaseAreAlike() {
        var one = text(purchase("TAN WOON YANN SDN BHD", MONDAY, 1_250));
        var misread = text(purchase("tan w0on yann sdn. bhd", MONDAY, 1_250));

        assertThat(one.likenessTo(misread)).contains(Likeness.SAME_PURCHASE);
        assertThat(Collections.disjoint(one.clues(), misread.clues())).isFalse();
    }

    @Test
    void anotherMerchantDateOrTotalIsAnotherPurchase() {
        var tea = text(purchase("Tea house", MONDAY, 1_250));

        assertThat(tea.likenessTo(text(purchase("Book shop", MONDAY, 1_250)))).isEmpty();
        assertThat(tea.likenessTo(text(purchase("Tea house", MONDAY.minusDays(1), 1_250))))
                .isEmpty();
        assertThat(tea.likenessTo(text(purchase("Tea house", MONDAY, 1_251)))).isEmpty();
    }

    @Test
    void whatWasNotReadIsTheSameAsNothing() {
        var unread = text(Purchase.UNKNOWN);
        var nameless = text(new Purchase(Optional.empty(), Optional.of(MONDAY), Optional.of(yuan(1_250))));

        assertThat(unread.clues()).isEmpty();
        assertThat(unread.likenessTo(unread)).isEmpty();
        assertThat(nameless.clues()).isEmpty();
        assertThat(nameless.likenessTo(nameless)).isEmpty();
    }

    private static BigInteger flipped(int bits) {
        var flipped = BITS;
        for (var i = 0; i < bits; i++) {
            flipped = flipped.flipBit(7 * i);
        }
        return flipped;
    }

    private static Fingerprint photo(BigInteger bits, Purchase purchase) {
        return new Fingerprint(List.of(new PerceptualHash(bits)), purchase);
    }

    private static Fingerprint text(Purchase purchase) {
        return new Fingerprint(List.of(), purchase);
    }

    private static Purchase purchase(String merchant, LocalDate date, long fen) {
        return new Purchase(Optional.of(merchant), Optional.of(date), Optional.of(yuan(fen)));
    }

    private static Money yuan(long fen) {
        return new Money(fen, Currency.getInstance("CNY"));
    }
}

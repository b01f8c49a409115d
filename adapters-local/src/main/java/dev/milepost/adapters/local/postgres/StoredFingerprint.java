package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.receipt.Fingerprint;
import dev.milepost.domain.receipt.PerceptualHash;
import dev.milepost.domain.receipt.Purchase;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A fingerprint as it is stored: a document that changes only with a migration of what is stored already. */
record StoredFingerprint(
        List<String> looks, Optional<String> merchant, Optional<LocalDate> date, Optional<StoredMoney> total) {
    static StoredFingerprint of(Fingerprint fingerprint) {
        var purchase = fingerprint.purchase();
        return new StoredFingerprint(
                fingerprint.looks().stream().map(PerceptualHash::digits).toList(),
                purchase.merchant(),
                purchase.date(),
                purchase.total().map(StoredMoney::of));
    }

    Fingerprint fingerprint() {
        return new Fingerprint(
                looks.stream().map(PerceptualHash::of).toList(),
                new Purchase(merchant, date, total.map(StoredMoney::money)));
    }
}

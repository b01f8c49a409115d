package dev.milepost.adapters.local.postgres;

import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.Reading;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** A reading as it is stored: a document that changes only with a migration of what is stored already. */
record StoredReading(
        Optional<StoredMoney> total,
        Optional<String> currency,
        Optional<LocalDate> date,
        Optional<String> merchant,
        Optional<StoredMoney> tax,
        double confidence,
        List<StoredEvidence> evidence,
        List<StoredCheck> checks) {

    static StoredReading of(Reading reading) {
        return new StoredReading(
                reading.total().map(StoredMoney::of),
                reading.currency().map(Currency::getCurrencyCode),
                reading.date(),
                reading.merchant(),
                reading.tax().map(StoredMoney::of),
                reading.confidence(),
                reading.evidence().stream().map(StoredEvidence::of).toList(),
                reading.checks().stream()
                        .map(check -> new StoredCheck(check.name(), check.passed()))
                        .toList());
    }

    Reading reading() {
        return new Reading(
                total.map(StoredMoney::money),
                currency.map(Currency::getInstance),
                date,
                merchant,
                tax.map(StoredMoney::money),
                confidence,
                evidence.stream().map(StoredEvidence::evidence).toList(),
                checks.stream()
                        .map(check -> new Reading.Check(check.name(), check.passed()))
                        .toList());
    }

    record StoredEvidence(String text, int page, int left, int top, int width, int height) {
        static StoredEvidence of(Reading.Evidence evidence) {
            var box = evidence.box();
            return new StoredEvidence(
                    evidence.text(), evidence.page(), box.left(), box.top(), box.width(), box.height());
        }

        Reading.Evidence evidence() {
            return new Reading.Evidence(text, page, new Box(left, top, width, height));
        }
    }

    record StoredCheck(String name, boolean passed) {}
}

package dev.milepost.application.fake;

import dev.milepost.application.contract.ReceiptFingerprintsContract;
import dev.milepost.application.port.ReceiptFingerprints;

class InMemoryReceiptFingerprintsTest implements ReceiptFingerprintsContract {
    private final ReceiptFingerprints fingerprints = new InMemoryReceiptFingerprints();

    @Override
    public ReceiptFingerprints fingerprints() {
        return fingerprints;
    }
}

package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.ReceiptFingerprintsContract;
import dev.milepost.application.port.ReceiptFingerprints;

class PostgresReceiptFingerprintsTest implements ReceiptFingerprintsContract {
    private final Database database = TestDatabase.empty();

    @Override
    public ReceiptFingerprints fingerprints() {
        return new PostgresReceiptFingerprints(database);
    }
}

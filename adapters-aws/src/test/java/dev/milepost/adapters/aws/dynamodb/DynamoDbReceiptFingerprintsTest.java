package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.ReceiptFingerprintsContract;
import dev.milepost.application.port.ReceiptFingerprints;

class DynamoDbReceiptFingerprintsTest implements ReceiptFingerprintsContract {
    private final DynamoDb db = TestTables.of(Table.RECEIPTS);

    @Override
    public ReceiptFingerprints fingerprints() {
        return new DynamoDbReceiptFingerprints(db);
    }
}

package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.ReceiptRepositoryContract;
import dev.milepost.application.port.ReceiptRepository;

class DynamoDbReceiptRepositoryTest implements ReceiptRepositoryContract {
    private final DynamoDb db = TestTables.of(Table.RECEIPTS);

    @Override
    public ReceiptRepository receipts() {
        return new DynamoDbReceiptRepository(db);
    }
}

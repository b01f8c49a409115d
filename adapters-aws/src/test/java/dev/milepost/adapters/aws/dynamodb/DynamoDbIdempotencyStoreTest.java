package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.application.contract.IdempotencyStoreContract;
import dev.milepost.application.port.IdempotencyStore;

class DynamoDbIdempotencyStoreTest implements IdempotencyStoreContract {
    private final DynamoDb db = TestTables.of(Table.SESSIONS);

    @Override
    public IdempotencyStore idempotencyStore() {
        return new DynamoDbIdempotencyStore(db);
    }
}

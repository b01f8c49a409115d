package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.IdempotencyStoreContract;
import dev.milepost.application.port.IdempotencyStore;

class PostgresIdempotencyStoreTest implements IdempotencyStoreContract {
    private final Database database = TestDatabase.empty();

    @Override
    public IdempotencyStore idempotencyStore() {
        return new PostgresIdempotencyStore(database);
    }
}

package dev.milepost.application.fake;

import dev.milepost.application.contract.IdempotencyStoreContract;
import dev.milepost.application.port.IdempotencyStore;

class InMemoryIdempotencyStoreTest implements IdempotencyStoreContract {
    @Override
    public IdempotencyStore idempotencyStore() {
        return new InMemoryIdempotencyStore();
    }
}

package dev.milepost.adapters.local.postgres;

import dev.milepost.application.contract.ReceiptRepositoryContract;
import dev.milepost.application.port.ReceiptRepository;

class PostgresReceiptRepositoryTest implements ReceiptRepositoryContract {
    private final Database database = TestDatabase.empty();

    @Override
    public ReceiptRepository receipts() {
        return new PostgresReceiptRepository(database);
    }
}

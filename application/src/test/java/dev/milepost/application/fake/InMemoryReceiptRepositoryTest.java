package dev.milepost.application.fake;

import dev.milepost.application.contract.ReceiptRepositoryContract;
import dev.milepost.application.port.ReceiptRepository;

class InMemoryReceiptRepositoryTest implements ReceiptRepositoryContract {
    private final ReceiptRepository receipts = new InMemoryReceiptRepository();

    @Override
    public ReceiptRepository receipts() {
        return receipts;
    }
}

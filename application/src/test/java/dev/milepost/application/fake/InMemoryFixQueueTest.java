package dev.milepost.application.fake;

import dev.milepost.application.contract.FixQueueContract;
import dev.milepost.application.port.FixQueue;
import java.util.Collection;

class InMemoryFixQueueTest implements FixQueueContract {
    @Override
    public FixQueue queue(Collection<FixQueue.Upload> taken) {
        return taken::add;
    }
}

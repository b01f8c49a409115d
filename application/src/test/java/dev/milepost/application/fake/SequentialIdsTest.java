package dev.milepost.application.fake;

import dev.milepost.application.contract.IdSourceContract;
import dev.milepost.application.port.IdSource;

class SequentialIdsTest implements IdSourceContract {
    @Override
    public IdSource ids() {
        return new SequentialIds();
    }
}

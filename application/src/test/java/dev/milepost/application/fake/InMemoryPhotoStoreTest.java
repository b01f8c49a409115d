package dev.milepost.application.fake;

import dev.milepost.application.contract.PhotoStoreContract;
import dev.milepost.application.port.PhotoStore;

class InMemoryPhotoStoreTest implements PhotoStoreContract {
    private final PhotoStore photos = new InMemoryPhotoStore();

    @Override
    public PhotoStore photos() {
        return photos;
    }
}

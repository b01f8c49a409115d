package dev.milepost.application.fake;

import dev.milepost.application.contract.PagePicturesContract;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.domain.receipt.MediaType;
import java.nio.charset.StandardCharsets;

class InMemoryPagePicturesTest implements PagePicturesContract {
    @Override
    public PagePictures pictures() {
        return new InMemoryPagePictures();
    }

    @Override
    public Document photo(int number) {
        var content = "\u00ff\u00d8\u00ff photo " + number;
        return new Document(content.getBytes(StandardCharsets.ISO_8859_1), MediaType.JPEG);
    }
}

package dev.milepost.adapters.local.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.adapters.local.tesseract.OddFile;
import dev.milepost.adapters.local.tesseract.Samples;
import dev.milepost.adapters.local.worker.PageLimit;
import dev.milepost.adapters.local.worker.SupervisedPagePictures;
import dev.milepost.application.contract.PagePicturesContract;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.domain.receipt.MediaType;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Pictures as the server has them made: in a process that may be lost. */
class PictureWorkerTest implements PagePicturesContract {
    private static final PageLimit LIMIT = new PageLimit(Duration.ofSeconds(15), Duration.ofMinutes(2));

    private static SupervisedPagePictures pictures;

    @BeforeAll
    static void open(@TempDir Path folder) {
        pictures = new SupervisedPagePictures(PictureWorker.prepare(folder.resolve("pictures")), LIMIT, 1);
    }

    @AfterAll
    static void close() {
        pictures.close();
    }

    @Override
    public PagePictures pictures() {
        return pictures;
    }

    @Override
    public Document photo(int number) {
        return new Document(Samples.fields(number), MediaType.PNG);
    }

    @Test
    void aPdfThatTakesMoreMemoryThanThereIsHasNoPictureAndTheNextOneHas() {
        var hostile = new Document(OddFile.PDF_OF_400_MEGAPIXELS.content(), MediaType.PDF);

        assertThat(pictures.thumbnail(hostile)).isEmpty();
        assertThat(pictures.framed(hostile, 1, NO_BOXES)).isEmpty();
        assertThat(pictures.framed(photo(1), 1, NO_BOXES)).isPresent();
    }

    @ParameterizedTest
    @EnumSource(names = {"PDF_OF_64_MEGAPIXELS", "PDF_OF_AN_A4_PAGE_AT_600_DPI"})
    void aPdfWithAnImageOfTheMostPixelsHasOne(OddFile large) {
        assertThat(pictures.framed(new Document(large.content(), MediaType.PDF), 1, NO_BOXES))
                .isPresent();
    }
}

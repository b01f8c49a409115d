package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.PerceptualHash;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link PagePictures} must keep to. */
public interface PagePicturesContract {
    List<Box> NO_BOXES = List.of();

    PagePictures pictures();

    /** A photo of at least 60 pixels each way; another number shows something altogether different. */
    Document photo(int number);

    @Test
    default void theSamePhotoLooksTheSame() {
        assertThat(look(photo(1))).isEqualTo(look(photo(1))).isNotEmpty();
    }

    @Test
    default void otherPhotosLookDifferent() {
        assertThat(look(photo(1)).getFirst().distance(look(photo(2)).getFirst()))
                .isGreaterThan(PerceptualHash.BITS / 4);
    }

    @Test
    default void framesAreDrawnOnAJpegImage() {
        var plain = pictures().framed(photo(1), 1, NO_BOXES).orElseThrow();
        var framed =
                pictures().framed(photo(1), 1, List.of(new Box(20, 20, 30, 10))).orElseThrow();

        assertThat(MediaType.sniff(plain)).contains(MediaType.JPEG);
        assertThat(MediaType.sniff(framed)).contains(MediaType.JPEG);
        assertThat(framed).isNotEqualTo(plain);
    }

    @Test
    default void aFrameThatLeavesThePageDoesNoHarm() {
        assertThat(pictures().framed(photo(1), 1, List.of(new Box(-500, 10, 1_000_000, 1), new Box(0, 0, 0, 0))))
                .isPresent();
    }

    @Test
    default void aPageThatIsNotThereHasNoPicture() {
        assertThat(pictures().framed(photo(1), 2, NO_BOXES)).isEmpty();
        assertThat(pictures().framed(photo(1), 0, NO_BOXES)).isEmpty();
    }

    @Test
    default void whatIsNoWholeFileHasNoPicture() {
        var whole = photo(1);
        var beginning = new Document(Arrays.copyOf(whole.content(), 4), whole.type());

        assertThat(pictures().thumbnail(beginning)).isEmpty();
        assertThat(pictures().framed(beginning, 1, NO_BOXES)).isEmpty();
        assertThat(pictures().thumbnail(new Document(new byte[0], MediaType.PDF)))
                .isEmpty();
    }

    private List<PerceptualHash> look(Document photo) {
        return PerceptualHash.of(pictures().thumbnail(photo).orElseThrow());
    }
}

package dev.milepost.adapters.aws.textract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.Document;
import dev.milepost.domain.receipt.MediaType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ImageSizeTest {
    private static final ImageSize UNKNOWN = new ImageSize(1_700, 2_200);

    @Test
    void theSizeOfAPhotoIsInItsFile() throws IOException {
        assertThat(ImageSize.of(new Document(image("jpg", 321, 123), MediaType.JPEG)))
                .isEqualTo(new ImageSize(321, 123));
        assertThat(ImageSize.of(new Document(image("png", 321, 123), MediaType.PNG)))
                .isEqualTo(new ImageSize(321, 123));
    }

    @Test
    void afterHoweverManyBytesAFileEndsThereIsASize() throws IOException {
        for (var type : new MediaType[] {MediaType.JPEG, MediaType.PNG}) {
            var whole = image(type == MediaType.JPEG ? "jpg" : "png", 40, 30);
            for (var length = 0; length < whole.length; length++) {
                var size = ImageSize.of(new Document(Arrays.copyOf(whole, length), type));
                assertThat(size).isIn(UNKNOWN, new ImageSize(40, 30));
            }
        }
    }

    @Test
    void documentsHaveTheSizeOfALetter() {
        assertThat(ImageSize.of(new Document(new byte[0], MediaType.PDF))).isEqualTo(UNKNOWN);
    }

    private static byte[] image(String format, int width, int height) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
        return bytes.toByteArray();
    }
}

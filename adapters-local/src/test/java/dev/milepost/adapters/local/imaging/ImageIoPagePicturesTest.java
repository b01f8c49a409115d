package dev.milepost.adapters.local.imaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.adapters.local.tesseract.Samples;
import dev.milepost.application.contract.PagePicturesContract;
import dev.milepost.application.port.Document;
import dev.milepost.application.port.PagePictures;
import dev.milepost.domain.receipt.Box;
import dev.milepost.domain.receipt.MediaType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ImageIoPagePicturesTest implements PagePicturesContract {
    private final PagePictures pictures = new ImageIoPagePictures();

    @Override
    public PagePictures pictures() {
        return pictures;
    }

    @Override
    public Document photo(int number) {
        return new Document(Samples.fields(number), MediaType.PNG);
    }

    /** Where a dark mark at 40, 20 of 200 × 100 stored pixels stands on the upright page. */
    @ParameterizedTest
    @CsvSource({
        "1, 200, 100, 40, 20", "2, 200, 100, 140, 20", "3, 200, 100, 140, 70", "4, 200, 100, 40, 70",
        "5, 100, 200, 20, 40", "6, 100, 200, 70, 40", "7, 100, 200, 70, 140", "8, 100, 200, 20, 140"
    })
    void anOrientationIsUndoneAndTheFrameLiesAroundTheMark(int orientation, int width, int height, int left, int top)
            throws IOException {
        var mark = orientation < 5 ? new Box(left, top, 20, 10) : new Box(left, top, 10, 20);
        var photo =
                new Document(Samples.withOrientation(Samples.encoded(marked(), "jpeg"), orientation), MediaType.JPEG);

        var shown = decoded(pictures.framed(photo, 1, List.of(mark)).orElseThrow());

        assertThat(shown.getWidth()).isEqualTo(width);
        assertThat(shown.getHeight()).isEqualTo(height);
        assertThat(light(shown, left + mark.width() / 2, top + mark.height() / 2))
                .isLessThan(60);
        assertThat(isFrame(shown, left - 4, top + mark.height() / 2)).isTrue();
        assertThat(isFrame(shown, left + mark.width() + 4, top + mark.height() / 2))
                .isTrue();
    }

    @Test
    void aLargePhotoIsShownSmallWithItsFramesInPlace() throws IOException {
        var large = new BufferedImage(6_000, 4_000, BufferedImage.TYPE_BYTE_GRAY);
        var photo = new Document(Samples.encoded(large, "png"), MediaType.PNG);

        var picture = pictures.framed(photo, 1, List.of(new Box(3_000, 2_000, 600, 200)))
                .orElseThrow();

        var shown = decoded(picture);
        assertThat((double) shown.getWidth() * shown.getHeight()).isCloseTo(3e6, within(0.1e6));
        var scale = shown.getWidth() / 6_000.0;
        assertThat(isFrame(shown, (int) (2_990 * scale) - 8, (int) (2_100 * scale)))
                .isTrue();
        assertThat(picture).hasSizeLessThan(500_000);
    }

    @Test
    void aPageOfADocumentIsDrawnAndFramedAt200Dpi() throws IOException {
        var pdf = new Document(pdf(), MediaType.PDF);
        // The mark of 72 points stands 144 points from the left and from the top: 400 pixels.
        var shown = decoded(
                pictures.framed(pdf, 2, List.of(new Box(400, 400, 200, 200))).orElseThrow());

        assertThat(shown.getWidth()).isCloseTo(1_000, within(1));
        assertThat(light(shown, 500, 500)).isLessThan(60);
        assertThat(light(shown, 300, 300)).isGreaterThan(200);
        assertThat(isFrame(shown, 395, 500)).isTrue();
        assertThat(pictures.framed(pdf, 3, NO_BOXES)).isEmpty();
        assertThat(pictures.thumbnail(pdf)).isPresent();
    }

    @Test
    void heicAndDamagedDocumentsHaveNoPicture() {
        assertThat(pictures.thumbnail(new Document(new byte[100], MediaType.HEIC)))
                .isEmpty();
        assertThat(pictures.thumbnail(new Document("%PDF-1.7 broken".getBytes(), MediaType.PDF)))
                .isEmpty();
    }

    private static BufferedImage marked() {
        var image = new BufferedImage(200, 100, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 200, 100);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(40, 20, 20, 10);
        graphics.dispose();
        return image;
    }

    private static byte[] pdf() throws IOException {
        try (var document = new PDDocument()) {
            var bytes = new ByteArrayOutputStream();
            document.addPage(new PDPage(new PDRectangle(360, 360)));
            var page = new PDPage(new PDRectangle(360, 360));
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.addRect(144, 144, 72, 72);
                content.fill();
            }
            document.save(bytes);
            return bytes.toByteArray();
        }
    }

    private static boolean isFrame(BufferedImage image, int x, int y) {
        var color = new Color(image.getRGB(x, y));
        return color.getRed() > 120 && color.getRed() - color.getGreen() > 60;
    }

    private static int light(BufferedImage image, int x, int y) {
        var color = new Color(image.getRGB(x, y));
        return (color.getRed() + color.getGreen() + color.getBlue()) / 3;
    }

    private static BufferedImage decoded(byte[] image) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(image));
    }
}

package dev.milepost.adapters.local.tesseract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.milepost.adapters.local.imaging.ImageFile;
import dev.milepost.adapters.local.imaging.UnreadableDocument;
import dev.milepost.domain.receipt.MediaType;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.function.IntBinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DecodedImageTest {
    private static final int WIDTH = 48;
    private static final int HEIGHT = 32;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void everyOrientationOfExifIsTurnedUpright(int orientation) throws UnreadableDocument {
        var stored = orientation >= 5 ? new BufferedImage(HEIGHT, WIDTH, BufferedImage.TYPE_INT_RGB) : upright();
        for (var y = 0; y < stored.getHeight(); y++) {
            for (var x = 0; x < stored.getWidth(); x++) {
                stored.setRGB(x, y, seen(orientation, x, y));
            }
        }
        var jpeg = Samples.withOrientation(Samples.encoded(stored, "jpeg"), orientation);
        var file = ImageFile.decode(jpeg, MediaType.JPEG, 1_000_000);
        var decoded = DecodedImage.of(file.pixels(), file.subsampling(), file.orientation());

        assertThat(decoded.width()).isEqualTo(WIDTH);
        assertThat(decoded.height()).isEqualTo(HEIGHT);
        assertSame(decoded, (x, y) -> upright().getRGB(x, y) & 0xff);
    }

    @Test
    void fourQuartersAreNone() throws UnreadableDocument {
        var file = ImageFile.decode(Samples.encoded(upright(), "png"), MediaType.PNG, 1_000_000);
        var image = DecodedImage.of(file.pixels(), 1, 1);
        assertThat(image.turned(1).turned(1)).usingRecursiveComparison().isEqualTo(image.turned(2));
        assertThat(image.turned(3).turned(1)).usingRecursiveComparison().isEqualTo(image);
        assertThat(image.turned(1).width()).isEqualTo(HEIGHT);
        // The left of the first row comes to the right.
        assertThat(image.turned(1).grey()[HEIGHT - 1]).isEqualTo(image.grey()[0]);
    }

    /** What a file of this orientation stores at x, y, as the table of EXIF 2.3, 4.6.4 has it. */
    private static int seen(int orientation, int x, int y) {
        return switch (orientation) {
            case 1 -> upright().getRGB(x, y);
            case 2 -> upright().getRGB(WIDTH - 1 - x, y);
            case 3 -> upright().getRGB(WIDTH - 1 - x, HEIGHT - 1 - y);
            case 4 -> upright().getRGB(x, HEIGHT - 1 - y);
            case 5 -> upright().getRGB(y, x);
            case 6 -> upright().getRGB(WIDTH - 1 - y, x);
            case 7 -> upright().getRGB(WIDTH - 1 - y, HEIGHT - 1 - x);
            default -> upright().getRGB(y, HEIGHT - 1 - x);
        };
    }

    /** Two edges and a corner that tell all directions apart. */
    private static BufferedImage upright() {
        var image = new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, WIDTH, HEIGHT);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(0, 0, 16, 16);
        graphics.setColor(Color.GRAY);
        graphics.fillRect(32, 0, 16, 16);
        graphics.dispose();
        return image;
    }

    private static void assertSame(DecodedImage decoded, IntBinaryOperator expected) {
        for (var y = 4; y < HEIGHT; y += 8) {
            for (var x = 4; x < WIDTH; x += 8) {
                assertThat(decoded.grey()[y * WIDTH + x] & 0xff)
                        .as("at %d, %d", x, y)
                        .isCloseTo(expected.applyAsInt(x, y), within(40));
            }
        }
    }
}

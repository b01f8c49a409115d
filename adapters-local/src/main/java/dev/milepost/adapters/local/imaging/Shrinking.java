package dev.milepost.adapters.local.imaging;

import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;

/** Makes images smaller by taking means, so that neither thin print vanishes nor dots turn into patterns, and sets them upright. */
final class Shrinking {
    private static final int CHANNELS = 3;
    private static final int OPAQUE = 255;

    private Shrinking() {}

    /** The factor that leaves an image of these sides so many pixels; 1 if it has no more. */
    static double factor(int width, int height, double pixels) {
        return Math.min(1, Math.sqrt(pixels / ((double) width * height)));
    }

    /** An opaque image, each pixel the mean of those that fall on it; what is transparent counts as white. @param factor 0..1 */
    static BufferedImage shrunk(BufferedImage image, double factor) {
        var width = Math.max(1, (int) Math.floor(image.getWidth() * factor));
        var height = Math.max(1, (int) Math.floor(image.getHeight() * factor));
        var result = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var row = new int[image.getWidth()];
        var sums = new int[width * CHANNELS];
        var counts = new int[width];
        for (int y = 0, target = 0; target < height; target++) {
            java.util.Arrays.fill(sums, 0);
            java.util.Arrays.fill(counts, 0);
            for (; y < image.getHeight() && (long) y * height / image.getHeight() == target; y++) {
                image.getRGB(0, y, row.length, 1, row, 0, row.length);
                add(row, sums, counts);
            }
            write(result, target, sums, counts);
        }
        return result;
    }

    private static void add(int[] row, int[] sums, int[] counts) {
        for (var x = 0; x < row.length; x++) {
            var cell = (int) ((long) x * counts.length / row.length);
            var alpha = row[x] >>> 24;
            for (var channel = 0; channel < CHANNELS; channel++) {
                var value = row[x] >> 8 * channel & 0xff;
                sums[cell * CHANNELS + channel] += (value * alpha + OPAQUE * (OPAQUE - alpha)) / OPAQUE;
            }
            counts[cell]++;
        }
    }

    private static void write(BufferedImage result, int row, int[] sums, int[] counts) {
        for (var x = 0; x < counts.length; x++) {
            var rgb = 0;
            for (var channel = 0; channel < CHANNELS; channel++) {
                rgb |= sums[x * CHANNELS + channel] / counts[x] << 8 * channel;
            }
            result.setRGB(x, row, rgb);
        }
    }

    /** The image turned, and mirrored, as EXIF's orientation asks for. @param orientation 1 upright to 8 */
    static BufferedImage upright(BufferedImage image, int orientation) {
        if (orientation == 1) {
            return image;
        }
        var lying = orientation >= 5;
        var result = new BufferedImage(
                lying ? image.getHeight() : image.getWidth(),
                lying ? image.getWidth() : image.getHeight(),
                BufferedImage.TYPE_INT_RGB);
        var graphics = result.createGraphics();
        graphics.drawImage(image, turn(orientation, image.getWidth(), image.getHeight()), null);
        graphics.dispose();
        return result;
    }

    /** From the pixels of a file to those of the upright picture. */
    private static AffineTransform turn(int orientation, int width, int height) {
        return switch (orientation) {
            case 2 -> new AffineTransform(-1, 0, 0, 1, width, 0);
            case 3 -> new AffineTransform(-1, 0, 0, -1, width, height);
            case 4 -> new AffineTransform(1, 0, 0, -1, 0, height);
            case 5 -> new AffineTransform(0, 1, 1, 0, 0, 0);
            case 6 -> new AffineTransform(0, 1, -1, 0, height, 0);
            case 7 -> new AffineTransform(0, -1, -1, 0, height, width);
            case 8 -> new AffineTransform(0, -1, 1, 0, 0, width);
            default -> new AffineTransform();
        };
    }
}

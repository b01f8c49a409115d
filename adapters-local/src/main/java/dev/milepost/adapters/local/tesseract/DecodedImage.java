package dev.milepost.adapters.local.tesseract;

import java.awt.image.BufferedImage;

/**
 * A page as light values, upright, row by row, one byte a pixel.
 *
 * @param grey luminance
 * @param red the red channel, in which red ink (seals, stamps) vanishes
 * @param width pixels of the two planes
 * @param height pixels of the two planes
 * @param subsampling how many pixels of the page, each way, one pixel here stands for
 * @param redShare share of the pixels that are clearly red, 0..1
 */
record DecodedImage(byte[] grey, byte[] red, int width, int height, int subsampling, double redShare) {
    private static final int CLEARLY_RED = 60;
    private static final int OPAQUE = 255;

    /** @param orientation as EXIF numbers it: 1 upright, 3 upside down, 6 and 8 lying, the others mirrored too */
    static DecodedImage of(BufferedImage image, int subsampling, int orientation) {
        var turned = orientation >= 5;
        var width = turned ? image.getHeight() : image.getWidth();
        var height = turned ? image.getWidth() : image.getHeight();
        var grey = new byte[width * height];
        var red = new byte[width * height];
        var row = new int[image.getWidth()];
        long redPixels = 0;
        for (var y = 0; y < image.getHeight(); y++) {
            readRow(image, y, row);
            var index = index(orientation, 0, y, width, height);
            var step = index(orientation, 1, y, width, height) - index;
            for (var x = 0; x < row.length; x++, index += step) {
                var argb = row[x];
                var r = onWhite(argb >> 16 & 0xff, argb >>> 24);
                var g = onWhite(argb >> 8 & 0xff, argb >>> 24);
                var b = onWhite(argb & 0xff, argb >>> 24);
                // Rec. 601 luma in 8-bit fixed point.
                grey[index] = (byte) ((77 * r + 151 * g + 28 * b) >> 8);
                red[index] = (byte) r;
                redPixels += r - Math.max(g, b) > CLEARLY_RED ? 1 : 0;
            }
        }
        return new DecodedImage(grey, red, width, height, subsampling, redPixels / (double) grey.length);
    }

    /** Through no colour model for what most photos are: it would take longer than decoding them. */
    private static void readRow(BufferedImage image, int y, int[] row) {
        if (image.getType() != BufferedImage.TYPE_3BYTE_BGR) {
            image.getRGB(0, y, row.length, 1, row, 0, row.length);
            return;
        }
        var bytes = (byte[]) image.getRaster().getDataElements(0, y, row.length, 1, null);
        for (var x = 0; x < row.length; x++) {
            row[x] =
                    0xff << 24 | (bytes[3 * x] & 0xff) << 16 | (bytes[3 * x + 1] & 0xff) << 8 | bytes[3 * x + 2] & 0xff;
        }
    }

    /** Turned clockwise by so many quarters. */
    DecodedImage turned(int quarters) {
        var orientation = switch (Math.floorMod(quarters, 4)) {
            case 1 -> 6;
            case 2 -> 3;
            case 3 -> 8;
            default -> 1;
        };
        var lies = orientation >= 5;
        var newWidth = lies ? height : width;
        var newHeight = lies ? width : height;
        var newGrey = new byte[grey.length];
        var newRed = new byte[red.length];
        for (var y = 0; y < height; y++) {
            for (var x = 0; x < width; x++) {
                var index = index(orientation, x, y, newWidth, newHeight);
                newGrey[index] = grey[y * width + x];
                newRed[index] = red[y * width + x];
            }
        }
        return new DecodedImage(newGrey, newRed, newWidth, newHeight, subsampling, redShare);
    }

    private static int onWhite(int channel, int alpha) {
        return alpha == OPAQUE ? channel : (channel * alpha + OPAQUE * (OPAQUE - alpha)) / OPAQUE;
    }

    /** Where the pixel at x, y of the file stands on the upright page. */
    private static int index(int orientation, int x, int y, int width, int height) {
        return switch (orientation) {
            case 2 -> y * width + width - 1 - x;
            case 3 -> (height - 1 - y) * width + width - 1 - x;
            case 4 -> (height - 1 - y) * width + x;
            case 5 -> x * width + y;
            case 6 -> x * width + width - 1 - y;
            case 7 -> (height - 1 - x) * width + width - 1 - y;
            case 8 -> (height - 1 - x) * width + y;
            default -> y * width + x;
        };
    }
}

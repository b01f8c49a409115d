package dev.milepost.domain.receipt;

/** A small picture in shades of grey. Immutable. */
public final class GreyPicture {
    /** No picture that is compared has longer sides, in pixels. */
    public static final int MAX_SIDE = 512;

    private final int width;
    private final int height;
    private final byte[] light;

    /**
     * @param light 0 black to 255 white, a byte a pixel, row by row from the top left; copied
     * @throws IllegalArgumentException if a side is not within 1..{@value #MAX_SIDE}, or there aren't as many bytes as pixels
     */
    public GreyPicture(int width, int height, byte[] light) {
        if (width < 1 || height < 1 || width > MAX_SIDE || height > MAX_SIDE) {
            throw new IllegalArgumentException("not a small picture: " + width + " x " + height);
        }
        if (light.length != width * height) {
            throw new IllegalArgumentException(light.length + " bytes for " + width + " x " + height + " pixels");
        }
        this.width = width;
        this.height = height;
        this.light = light.clone();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** 0 black to 255 white. */
    public int light(int x, int y) {
        return light[y * width + x] & 0xff;
    }

    /**
     * The picture without its margins, shrunk or stretched to a square of means: each cell weighs the pixels by how much of them it
     * covers.
     *
     * @param margin share of each side that is left out, 0 to below 0.5
     * @param side cells each way
     */
    double[][] cells(double margin, int side) {
        var left = width * margin;
        var top = height * margin;
        var cellWidth = width * (1 - 2 * margin) / side;
        var cellHeight = height * (1 - 2 * margin) / side;
        var cells = new double[side][side];
        for (var row = 0; row < side; row++) {
            for (var column = 0; column < side; column++) {
                cells[row][column] = mean(left + column * cellWidth, top + row * cellHeight, cellWidth, cellHeight);
            }
        }
        return cells;
    }

    private double mean(double left, double top, double cellWidth, double cellHeight) {
        var sum = 0.0;
        for (var y = (int) top; y < Math.min(height, Math.ceil(top + cellHeight)); y++) {
            var covered = overlap(y, top, cellHeight);
            for (var x = (int) left; x < Math.min(width, Math.ceil(left + cellWidth)); x++) {
                sum += covered * overlap(x, left, cellWidth) * light(x, y);
            }
        }
        return sum / (cellWidth * cellHeight);
    }

    private static double overlap(int pixel, double start, double length) {
        return Math.min(pixel + 1.0, start + length) - Math.max(pixel, start);
    }
}

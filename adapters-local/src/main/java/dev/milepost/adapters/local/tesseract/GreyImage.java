package dev.milepost.adapters.local.tesseract;

import com.sun.jna.ptr.PointerByReference;
import dev.milepost.domain.receipt.Box;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import net.sourceforge.lept4j.Leptonica1;
import net.sourceforge.lept4j.Pix;

/**
 * An image of 8 bits a pixel, 0 black to 255 white, in native memory: whoever makes one closes it. Operations leave it as it is and
 * make another.
 */
final class GreyImage implements AutoCloseable {
    private static final int WHITE = 255;
    private static final int EIGHT_CONNECTED = 8;

    /** Side in pixels of the copy on which borders are looked for: text vanishes at this size, paper and table remain. */
    private static final int OVERVIEW_PIXELS = 400;

    /** Darker than this is text, on paper that is white. */
    private static final int TEXT_THRESHOLD = 180;

    /** Leptonica advises to trust an angle from a confidence of 3 on. */
    private static final double SURE_OF_SKEW = 3;

    /** As Leptonica advises: a higher one thins the print. */
    private static final float SAUVOLA_FACTOR = 0.35f;

    private static final int TILE_PIXELS = 1_000;

    private static final double DARKEST_SHARE = 0.04;
    private static final double PAPER_SHARE = 0.6;

    private final Pix pix;

    private GreyImage(Pix pix) {
        this.pix = pix;
    }

    /** @param grey row by row, one byte a pixel */
    static GreyImage of(byte[] grey, int width, int height) {
        var pix = Leptonica1.pixCreate(width, height, 8);
        pix.setAutoSynch(false);
        var data = Leptonica1.pixGetData(pix).getPointer();
        var bytesOfRow = 4L * Leptonica1.pixGetWpl(pix);
        for (var y = 0; y < height; y++) {
            data.write(bytesOfRow * y, grey, y * width, width);
        }
        // Leptonica keeps pixels in 32-bit words of the machine's byte order, the leftmost pixel in the highest byte.
        Leptonica1.pixEndianByteSwap(pix);
        return new GreyImage(pix);
    }

    Pix pix() {
        return pix;
    }

    int width() {
        return Leptonica1.pixGetWidth(pix);
    }

    int height() {
        return Leptonica1.pixGetHeight(pix);
    }

    GreyImage scaled(double factor) {
        return new GreyImage(Leptonica1.pixScale(pix, (float) factor, (float) factor));
    }

    GreyImage cropped(Box box) {
        var nativeBox = Leptonica1.boxCreate(box.left(), box.top(), box.width(), box.height());
        try {
            return new GreyImage(Leptonica1.pixClipRectangle(pix, nativeBox, null));
        } finally {
            Leptonica1.boxDestroy(new PointerByReference(nativeBox.getPointer()));
        }
    }

    /** Turned by so many radians clockwise, white coming in at the corners. */
    GreyImage rotated(double radians) {
        return new GreyImage(Leptonica1.pixRotateAMGray(pix, (float) radians, (byte) WHITE));
    }

    /** Lit evenly: the paper white everywhere. */
    GreyImage evenlyLit() {
        var result = Leptonica1.pixBackgroundNormSimple(pix, null, null);
        return result == null ? copy() : new GreyImage(result);
    }

    /** With its darkest pixels black and its paper white: for faint print. */
    GreyImage contrasted() {
        var black = (int) rank(DARKEST_SHARE);
        var white = Math.max((int) rank(PAPER_SHARE), black + 1);
        return new GreyImage(Leptonica1.pixGammaTRC(null, pix, 1, black, white));
    }

    /**
     * Black where it is darker than its surroundings, white elsewhere: print in hard shade (Sauvola and Pietikäinen, Adaptive document image
     * binarization, 2000).
     *
     * @param reach pixels of the surroundings to each side: about the height of a capital letter
     */
    GreyImage locallyThresholded(int reach) {
        if (Math.min(width(), height()) < 2 * reach + 3) {
            return copy();
        }
        var result = new PointerByReference();
        // Tiles bound the memory: the sums over the surroundings take twelve bytes a pixel.
        Leptonica1.pixSauvolaBinarizeTiled(
                pix,
                reach,
                SAUVOLA_FACTOR,
                Math.max(1, width() / TILE_PIXELS),
                Math.max(1, height() / TILE_PIXELS),
                null,
                result);
        var binary = new Pix(result.getValue());
        var grey = new GreyImage(Leptonica1.pixConvert1To8(null, binary, (byte) WHITE, (byte) 0));
        destroy(binary);
        return grey;
    }

    /** Blurred by a mean over a square of 2 × radius + 1 pixels. */
    GreyImage blurred(int radius) {
        return new GreyImage(Leptonica1.pixBlockconvGray(pix, null, radius, radius));
    }

    /** How much darker the paper is where it is darkest than where it is lightest: 1 for an evenly lit page, towards 0 for shade. */
    double evenness() {
        try (var small = scaled(Math.min(1, OVERVIEW_PIXELS / (double) Math.max(width(), height())))) {
            var paper = new GreyImage(Leptonica1.pixCloseGray(small.pix, 15, 15));
            try (paper) {
                return paper.rank(0.1) / Math.max(1, paper.rank(0.9));
            }
        }
    }

    private double rank(double share) {
        var value = FloatBuffer.allocate(1);
        Leptonica1.pixGetRankValueMasked(pix, null, 0, 0, 1, (float) share, value, null);
        return value.get(0);
    }

    /** Radians to turn the page clockwise so that its lines are level; 0 where no lines show. */
    double skew() {
        var binary = Leptonica1.pixThresholdToBinary(pix, TEXT_THRESHOLD);
        var angle = FloatBuffer.allocate(1);
        var confidence = FloatBuffer.allocate(1);
        var failed = Leptonica1.pixFindSkew(binary, angle, confidence);
        destroy(binary);
        return failed == 0 && confidence.get(0) > SURE_OF_SKEW ? Math.toRadians(angle.get(0)) : 0;
    }

    GreyImage copy() {
        return new GreyImage(Leptonica1.pixCopy(null, pix));
    }

    /** What is dark and touches the edge is made white: the lid of a scanner, the table around a photographed receipt. */
    GreyImage withoutDarkBorders() {
        var factor = Math.max(1, Math.max(width(), height()) / OVERVIEW_PIXELS);
        try (var small = scaled(1.0 / factor)) {
            var threshold = small.otsuThreshold();
            var dark = Leptonica1.pixThresholdToBinary(small.pix, threshold);
            var solid = Leptonica1.pixOpenBrick(null, dark, 5, 5);
            var border = Leptonica1.pixExtractBorderConnComps(solid, EIGHT_CONNECTED);
            var wide = Leptonica1.pixDilateBrick(null, border, 7, 7);
            var mask = Leptonica1.pixScaleToSize(wide, width(), height());
            var result = copy();
            Leptonica1.pixSetMasked(result.pix, mask, WHITE);
            destroy(dark, solid, border, wide, mask);
            return result;
        }
    }

    private int otsuThreshold() {
        var thresholds = new PointerByReference();
        Leptonica1.pixOtsuAdaptiveThreshold(pix, width(), height(), 0, 0, 0.1f, thresholds, null);
        var image = new Pix(thresholds.getValue());
        var value = IntBuffer.allocate(1);
        Leptonica1.pixGetPixel(image, 0, 0, value);
        destroy(image);
        return value.get(0);
    }

    /** The boxes of what might be characters: dark pieces of a size and shape that letters have. */
    List<Box> characterBoxes() {
        var binary = evenlyLitBinary();
        var boxes = Leptonica1.pixConnCompBB(binary, EIGHT_CONNECTED);
        var found = new ArrayList<Box>();
        var x = IntBuffer.allocate(1);
        var y = IntBuffer.allocate(1);
        var w = IntBuffer.allocate(1);
        var h = IntBuffer.allocate(1);
        for (var i = 0; i < Leptonica1.boxaGetCount(boxes); i++) {
            Leptonica1.boxaGetBoxGeometry(boxes, i, x, y, w, h);
            var box = new Box(x.get(0), y.get(0), w.get(0), h.get(0));
            if (box.height() >= 6
                    && box.height() <= 200
                    && box.width() >= 2
                    && box.width() <= 3 * box.height()
                    && box.height() <= 8 * box.width()) {
                found.add(box);
            }
        }
        Leptonica1.boxaDestroy(new PointerByReference(boxes.getPointer()));
        destroy(binary);
        return found;
    }

    private Pix evenlyLitBinary() {
        try (var lit = evenlyLit()) {
            return Leptonica1.pixThresholdToBinary(lit.pix, TEXT_THRESHOLD);
        }
    }

    private static void destroy(Pix... images) {
        for (var image : images) {
            Leptonica1.pixDestroy(new PointerByReference(image.getPointer()));
        }
    }

    @Override
    public void close() {
        destroy(pix);
    }
}

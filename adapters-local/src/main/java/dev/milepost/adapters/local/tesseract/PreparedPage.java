package dev.milepost.adapters.local.tesseract;

import dev.milepost.domain.receipt.Box;
import java.awt.geom.AffineTransform;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A page cleaned of its surroundings: dark borders gone, unevenly lit paper evened out, turned straight, cut to what is printed. From it the {@link Look}s
 * for recognition are made.
 */
final class PreparedPage implements AutoCloseable {
    /** Paper whose darker parts have less than this share of the brightness of its lighter parts is lit unevenly. */
    private static final double UNEVEN = 0.8;

    /** Radians; below it Tesseract's own line finder copes, and turning would only blur. */
    private static final double NOTABLE_SKEW = Math.toRadians(0.6);

    private static final int FEW_CHARACTERS = 20;
    private static final int MARGIN_PIXELS = 40;

    /** More pixels than this cost time and don't read better. */
    private static final double MAX_LOOK_PIXELS = 6_000_000;

    private final GreyImage image;
    private final AffineTransform toPage;
    private final int characterHeight;

    private PreparedPage(GreyImage image, AffineTransform toPage, int characterHeight) {
        this.image = image;
        this.toPage = toPage;
        this.characterHeight = characterHeight;
    }

    /** An image to recognise, and how its pixels lie on the page. */
    record Look(GreyImage image, AffineTransform toPage) implements AutoCloseable {
        @Override
        public void close() {
            image.close();
        }
    }

    /** @param plane one of the image's planes */
    static PreparedPage of(byte[] plane, DecodedImage image) {
        try (var raw = GreyImage.of(plane, image.width(), image.height());
                var bordered = raw.withoutDarkBorders();
                var lit = bordered.evenness() < UNEVEN ? bordered.evenlyLit() : bordered.copy()) {
            return straighten(lit, image.subsampling());
        }
    }

    /** Whether parts of the page lie in a shade, or beside a dark table that looks like one. */
    static boolean isShaded(DecodedImage image) {
        try (var raw = GreyImage.of(image.grey(), image.width(), image.height())) {
            return raw.evenness() < UNEVEN;
        }
    }

    /** With all the contrast that can be had: for print so pale that nothing was read at first. */
    static PreparedPage ofFaintPrint(DecodedImage image) {
        try (var raw = GreyImage.of(image.grey(), image.width(), image.height());
                var bordered = raw.withoutDarkBorders();
                var lit = bordered.evenlyLit();
                var contrasted = lit.contrasted()) {
            return straighten(contrasted, image.subsampling());
        }
    }

    /** With its light as it is and nothing taken for a border: for a shade in which the print is told by its surroundings alone. */
    static PreparedPage ofShade(DecodedImage image) {
        try (var raw = GreyImage.of(image.grey(), image.width(), image.height())) {
            return straighten(raw, image.subsampling());
        }
    }

    private static PreparedPage straighten(GreyImage page, int subsampling) {
        var toPage = AffineTransform.getScaleInstance(subsampling, subsampling);
        var skew = page.skew();
        if (Math.abs(skew) <= NOTABLE_SKEW) {
            return cut(page, toPage);
        }
        toPage.rotate(-skew, page.width() / 2.0, page.height() / 2.0);
        try (var straight = page.rotated(skew)) {
            return cut(straight, toPage);
        }
    }

    private static PreparedPage cut(GreyImage page, AffineTransform toPage) {
        var characters = page.characterBoxes();
        if (characters.size() < FEW_CHARACTERS) {
            return new PreparedPage(page.copy(), toPage, 0);
        }
        var printed = printedArea(characters, page);
        toPage.translate(printed.left(), printed.top());
        var heights = characters.stream().mapToInt(Box::height).sorted().toArray();
        // Above the median: dots and broken letters pull it down more than headlines pull it up.
        return new PreparedPage(page.cropped(printed), toPage, heights[heights.length * 6 / 10]);
    }

    /** Around nearly all characters: specks far away don't count. */
    private static Box printedArea(List<Box> characters, GreyImage page) {
        var specks = Math.max(1, characters.size() / 200);
        var left = Math.max(0, sorted(characters.stream().mapToInt(Box::left))[specks] - MARGIN_PIXELS);
        var top = Math.max(0, sorted(characters.stream().mapToInt(Box::top))[specks] - MARGIN_PIXELS);
        var last = characters.size() - 1 - specks;
        var right = Math.min(page.width(), sorted(characters.stream().mapToInt(Box::right))[last] + MARGIN_PIXELS);
        var bottom = Math.min(page.height(), sorted(characters.stream().mapToInt(Box::bottom))[last] + MARGIN_PIXELS);
        return new Box(left, top, Math.max(1, right - left), Math.max(1, bottom - top));
    }

    private static int[] sorted(IntStream values) {
        return values.sorted().toArray();
    }

    /**
     * The page with characters of about this height, smoothed.
     *
     * @param height pixels of a capital letter; Tesseract reads 20 to 40 best
     * @param smoothings how often to blur by a 3 × 3 mean: joins the dots of dot-matrix print, calms thermal print
     */
    Look look(int height, int smoothings) {
        var factor = characterHeight == 0 ? 1 : Math.clamp(height / (double) characterHeight, 0.4, 3);
        var most = Math.sqrt(MAX_LOOK_PIXELS / ((double) image.width() * image.height()));
        var scale = Math.min(factor, most);
        var result = image.scaled(scale);
        for (var i = 0; i < smoothings; i++) {
            try (var before = result) {
                result = before.blurred(1);
            }
        }
        var transform = new AffineTransform(toPage);
        transform.scale(1 / scale, 1 / scale);
        return new Look(result, transform);
    }

    /** A look that is black and white by the surroundings of each pixel. */
    Look thresholdedLook(int height, int smoothings) {
        try (var grey = look(height, smoothings)) {
            return new Look(grey.image().locallyThresholded(height), grey.toPage());
        }
    }

    @Override
    public void close() {
        image.close();
    }
}

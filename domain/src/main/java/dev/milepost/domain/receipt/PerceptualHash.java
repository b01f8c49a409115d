package dev.milepost.domain.receipt;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * What a picture looks like, in {@value #BITS} bits that few changes of the file touch: compressing, shrinking, brightening.
 *
 * <p>The DCT hash of Zauner, "Implementation and Benchmarking of Perceptual Image Hash Functions" (2010), as in the library pHash: which
 * of the lowest frequencies of the shrunk picture are above their median. Receipts look much alike, so it takes the 16 × 16 lowest
 * frequencies of 64 × 64 cells, where pHash takes 8 × 8 of 32 × 32.
 *
 * @param bits the lowest frequencies first, from the lowest bit on
 */
public record PerceptualHash(BigInteger bits) {
    /** How long a hash is. */
    public static final int BITS = 256;

    private static final int CELLS = 64;
    private static final int FREQUENCIES = 16;

    /** A crop moves everything, which the frequencies don't bear: so a picture is hashed without some of its margin, too. */
    private static final double[] MARGINS = {0, 0.015, 0.03};

    /** A picture whose light varies less, of 255, shows nothing. */
    private static final double BLANK = 2;

    /** The bands of a hash by which others like it are looked up. */
    private static final int BAND_BITS = 20;

    private static final int BANDS = BITS / BAND_BITS;

    private static final double[][] COSINES = cosines();

    /** Rows and columns of the frequencies, lowest first: the order of JPEG's zigzag, near enough. */
    private static final List<int[]> ORDER = IntStream.range(0, FREQUENCIES * FREQUENCIES)
            .mapToObj(i -> new int[] {i / FREQUENCIES, i % FREQUENCIES})
            .sorted(Comparator.comparingInt((int[] at) -> at[0] + at[1]).thenComparing(at -> Math.abs(at[0] - at[1])))
            .toList();

    /** @throws IllegalArgumentException if these are not {@value #BITS} bits */
    public PerceptualHash {
        if (bits.signum() < 0 || bits.bitLength() > BITS) {
            throw new IllegalArgumentException("not " + BITS + " bits");
        }
    }

    /** The hash that {@link #digits()} wrote. */
    public static PerceptualHash of(String digits) {
        return new PerceptualHash(new BigInteger(digits, 16));
    }

    /** Hashes of a picture, whole and without its margins; none if it is blank. */
    public static List<PerceptualHash> of(GreyPicture picture) {
        var hashes = new ArrayList<PerceptualHash>();
        for (var margin : MARGINS) {
            var cells = picture.cells(margin, CELLS);
            if (!isBlank(cells)) {
                hashes.add(of(cells));
            }
        }
        return hashes;
    }

    private static boolean isBlank(double[][] cells) {
        var statistics = Arrays.stream(cells).flatMapToDouble(Arrays::stream).summaryStatistics();
        var mean = statistics.getAverage();
        var variance = Arrays.stream(cells)
                .flatMapToDouble(Arrays::stream)
                .map(cell -> (cell - mean) * (cell - mean))
                .average()
                .orElse(0);
        return Math.sqrt(variance) < BLANK;
    }

    private static PerceptualHash of(double[][] cells) {
        var amplitudes =
                ORDER.stream().mapToDouble(at -> amplitude(cells, at[0], at[1])).toArray();
        // Without the first, which is the mean of the picture and no frequency.
        var sorted = Arrays.stream(amplitudes).skip(1).sorted().toArray();
        var median = sorted[sorted.length / 2];
        var bits = BigInteger.ZERO;
        for (var i = 0; i < amplitudes.length; i++) {
            bits = amplitudes[i] > median ? bits.setBit(i) : bits;
        }
        return new PerceptualHash(bits);
    }

    /** One frequency of the two-dimensional DCT-II. */
    private static double amplitude(double[][] cells, int row, int column) {
        var sum = 0.0;
        for (var y = 0; y < CELLS; y++) {
            var line = 0.0;
            for (var x = 0; x < CELLS; x++) {
                line += cells[y][x] * COSINES[column][x];
            }
            sum += line * COSINES[row][y];
        }
        return sum;
    }

    private static double[][] cosines() {
        var cosines = new double[FREQUENCIES][CELLS];
        for (var frequency = 0; frequency < FREQUENCIES; frequency++) {
            for (var x = 0; x < CELLS; x++) {
                cosines[frequency][x] = Math.cos(Math.PI * frequency * (2 * x + 1) / (2 * CELLS));
            }
        }
        return cosines;
    }

    /** In how many bits two hashes differ (Hamming): 0 for the same picture, about {@value #BITS} / 2 for two that have nothing in common. */
    public int distance(PerceptualHash other) {
        return bits.xor(other.bits).bitCount();
    }

    /**
     * Parts of the hash, each with its place, to look others up by: hashes that differ in fewer bits than there are parts share one for
     * certain, those that differ in a few times as many very likely (multi-index hashing: Norouzi, Punjani and Fleet, 2012).
     */
    List<String> bands() {
        var mask = BigInteger.ONE.shiftLeft(BAND_BITS).subtract(BigInteger.ONE);
        return IntStream.range(0, BANDS)
                .mapToObj(band -> String.format(
                        Locale.ROOT,
                        "%x-%05x",
                        band,
                        bits.shiftRight(band * BAND_BITS).and(mask).intValue()))
                .toList();
    }

    /** As hexadecimal digits. */
    public String digits() {
        return bits.toString(16);
    }
}

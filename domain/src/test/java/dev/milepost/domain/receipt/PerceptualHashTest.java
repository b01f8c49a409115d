package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.HashSet;
import java.util.Random;
import java.util.function.IntBinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class PerceptualHashTest {
    /** Bits in which hashes of one picture may differ: what a fingerprint takes for the same. */
    private static final int LITTLE = 32;

    /** Of a pixel, each way. */
    private static final int SAMPLES = 4;

    @Test
    void aPictureThatShowsNothingHasNoHash() {
        assertThat(PerceptualHash.of(picture(200, 300, (x, y) -> 250 + (x + y) % 2)))
                .isEmpty();
    }

    @Test
    void aPictureIsHashedWholeAndWithoutItsMargins() {
        assertThat(PerceptualHash.of(blocks(1, 240, 320))).hasSize(3).doesNotHaveDuplicates();
    }

    @Property(tries = 20)
    void scalingAndDimmingChangeLittle(
            @ForAll @IntRange(max = 1_000_000) int seed,
            @ForAll @IntRange(min = 100, max = 500) int width,
            @ForAll @IntRange(min = 100, max = 500) int height) {
        var large = blocks(seed, 512, 512);
        var other = picture(width, height, (x, y) -> mean(large, x, y, width, height) * 7 / 10 + 20);

        assertThat(whole(large).distance(whole(other))).isLessThanOrEqualTo(LITTLE);
    }

    @Property(tries = 20)
    void aCropIsNearToOneOfTheHashesOfTheWhole(@ForAll @IntRange(max = 1_000_000) int seed) {
        var large = blocks(seed, 500, 500);
        var cropped = picture(470, 470, (x, y) -> large.light(x + 15, y + 15));

        assertThat(PerceptualHash.of(large)).anyMatch(hash -> hash.distance(whole(cropped)) <= LITTLE);
    }

    @Property(tries = 20)
    void picturesOfOtherThingsAreFarApart(@ForAll @IntRange(max = 1_000_000) int seed) {
        assertThat(whole(blocks(seed, 300, 300)).distance(whole(blocks(seed + 1, 300, 300))))
                .isGreaterThan(PerceptualHash.BITS / 4);
    }

    @Property
    void hashesThatDifferInFewerBitsThanThereAreBandsShareABand(
            @ForAll @IntRange(max = 1_000_000) int seed, @ForAll @IntRange(max = 11) int differences) {
        var random = new Random(seed);
        var bits = new BigInteger(PerceptualHash.BITS, random);
        var changed = bits;
        for (var i = 0; i < differences; i++) {
            changed = changed.flipBit(random.nextInt(PerceptualHash.BITS));
        }
        var shared = new HashSet<>(new PerceptualHash(bits).bands());
        shared.retainAll(new PerceptualHash(changed).bands());

        assertThat(shared).isNotEmpty();
    }

    @Property
    void digitsReadBackTheSame(@ForAll @IntRange(max = 1_000_000) int seed) {
        var hash = new PerceptualHash(new BigInteger(seed % (PerceptualHash.BITS + 1), new Random(seed)));

        assertThat(PerceptualHash.of(hash.digits())).isEqualTo(hash);
    }

    @Test
    void aHashHasNoMoreBitsThanAre() {
        assertThatThrownBy(() -> new PerceptualHash(BigInteger.ONE.shiftLeft(PerceptualHash.BITS)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PerceptualHash(BigInteger.ONE.negate()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aPictureIsSmallAndWhole() {
        assertThatThrownBy(() -> new GreyPicture(513, 1, new byte[513])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GreyPicture(0, 1, new byte[0])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new GreyPicture(2, 2, new byte[3])).isInstanceOf(IllegalArgumentException.class);
    }

    private static PerceptualHash whole(GreyPicture picture) {
        return PerceptualHash.of(picture).getFirst();
    }

    /** Ten by ten blocks of random light. */
    private static GreyPicture blocks(int seed, int width, int height) {
        var light = new Random(seed).ints(100, 0, 256).toArray();
        return picture(width, height, (x, y) -> light[x * 10 / width + 10 * (y * 10 / height)]);
    }

    /**
     * What a pixel shows of a picture that is scaled to this width and height. One sample a pixel would do in blocks, but would move their
     * edges by some pixels of the picture, which is another picture: hashes differ in up to 32 bits by that, and in one of a thousand
     * pictures in more.
     */
    private static int mean(GreyPicture picture, int x, int y, int width, int height) {
        var sum = 0;
        for (var i = 0; i < SAMPLES * SAMPLES; i++) {
            var fromLeft = 2 * (SAMPLES * x + i % SAMPLES) + 1;
            var fromTop = 2 * (SAMPLES * y + i / SAMPLES) + 1;
            sum += picture.light(
                    fromLeft * picture.width() / (2 * SAMPLES * width),
                    fromTop * picture.height() / (2 * SAMPLES * height));
        }
        return sum / (SAMPLES * SAMPLES);
    }

    private static GreyPicture picture(int width, int height, IntBinaryOperator light) {
        var bytes = new byte[width * height];
        for (var i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) light.applyAsInt(i % width, i / width);
        }
        return new GreyPicture(width, height, bytes);
    }
}

package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PhotoStore;
import dev.milepost.domain.receipt.MediaType;
import dev.milepost.domain.receipt.ReceiptId;
import dev.milepost.testing.Receipts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every {@link PhotoStore} must keep to. */
public interface PhotoStoreContract {
    /** An empty store; every call in one test is about the same. */
    PhotoStore photos();

    @Test
    default void anUnknownPhotoIsNotFound() {
        assertThat(photos().find(Receipts.id(1))).isEmpty();
    }

    @Test
    default void aPhotoIsKeptByteForByte() {
        var photos = photos();
        var content = bytes(1, 70_000);

        photos.put(Receipts.id(1), content.clone());
        photos.put(Receipts.id(2), bytes(2, 1));

        assertThat(photos.find(Receipts.id(1)))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(content));
        assertThat(photos.find(Receipts.id(2)))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bytes(2, 1)));
    }

    @Test
    default void tenMegabytesAreKept() {
        var photos = photos();

        photos.put(Receipts.id(1), bytes(1, 10_000_000));

        assertThat(photos.find(Receipts.id(1)))
                .hasValueSatisfying(found ->
                        assertThat(Arrays.equals(found, bytes(1, 10_000_000))).isTrue());
    }

    @Test
    default void storingAPhotoAgainReplacesIt() {
        var photos = photos();
        photos.put(Receipts.id(1), bytes(1, 5_000));

        photos.put(Receipts.id(1), bytes(2, 50));

        assertThat(photos.find(Receipts.id(1)))
                .hasValueSatisfying(found -> assertThat(found).isEqualTo(bytes(2, 50)));
    }

    @Test
    default void aPhotoThatIsRemovedIsGone() {
        var photos = photos();
        photos.put(Receipts.id(1), bytes(1, 5_000));
        photos.put(Receipts.id(2), bytes(2, 50));

        photos.remove(Receipts.id(1));
        photos.remove(Receipts.id(1));
        photos.remove(new ReceiptId("../2"));

        assertThat(photos.find(Receipts.id(1))).isEmpty();
        assertThat(photos.find(Receipts.id(2))).isPresent();
    }

    @Test
    default void nobodySeesHalfAPhoto() {
        var seen = Racing.race(8, i -> {
            if (i % 2 == 0) {
                photos().put(Receipts.id(1), filled(i, 2_000_000));
            }
            return photos().find(Receipts.id(1));
        });

        assertThat(seen.stream().flatMap(Optional::stream)).isNotEmpty().allMatch(PhotoStoreContract::isWhole);
    }

    @Test
    default void anIdNeverLeadsOutOfTheStore() {
        for (var hostile : List.of("../../etc/passwd", "..", "a/b", "C:\\x", "a\u0000b", "%2e%2e%2f")) {
            var id = new ReceiptId(hostile);
            assertThat(photos().find(id)).as(hostile).isEmpty();
        }
    }

    @Test
    default void whatFitsInAnAnswerOrIsNotThereHasNoLink() {
        photos().put(Receipts.id(1), bytes(1, 5_000));

        assertThat(photos().link(Receipts.id(1), MediaType.JPEG, 5_000)).isEmpty();
        for (var unknown : List.of(Receipts.id(2), new ReceiptId("../2"))) {
            assertThat(photos().link(unknown, MediaType.JPEG, 10_000_000)).isEmpty();
        }
    }

    private static boolean isWhole(byte[] photo) {
        return Arrays.equals(photo, filled(photo[0], 2_000_000));
    }

    private static byte[] filled(int value, int size) {
        var content = new byte[size];
        Arrays.fill(content, (byte) value);
        return content;
    }

    private static byte[] bytes(int seed, int size) {
        var content = new byte[size];
        new Random(seed).nextBytes(content);
        return content;
    }
}

package dev.milepost.domain.receipt;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * By what a receipt that is uploaded a second time is told: the look of its photo, and what was bought.
 *
 * @param looks hashes of the photo, with and without margins; none if it shows nothing
 */
public record Fingerprint(List<PerceptualHash> looks, Purchase purchase) {
    /**
     * Photos whose hashes differ in no more bits are copies, photos whose hashes differ in more than the second number are not; between
     * them, what was read on both decides. Measured on 130 receipts: copies that were compressed or shrunk differ in up to 8 bits,
     * copies that were cropped by 2 % in up to 22, two receipts of one printed form in 12 and more.
     */
    private static final int COPY_BITS = 10;

    private static final int ALIKE_BITS = 32;

    public Fingerprint {
        looks = List.copyOf(looks);
    }

    /** Words to look others up by: of two receipts that are alike, one word is the same. */
    public Set<String> clues() {
        var clues = new HashSet<String>();
        looks.forEach(look -> look.bands().forEach(band -> clues.add("look " + band)));
        purchase.key().ifPresent(key -> clues.add("purchase " + key));
        return clues;
    }

    /** How the other receipt is like this one; empty if it isn't. Photos that look alike are not, if what was read on them contradicts it. */
    public Optional<Likeness> likenessTo(Fingerprint other) {
        if (isSamePhotoAs(other)) {
            return Optional.of(Likeness.SAME_PHOTO);
        }
        return purchase.isSameAs(other.purchase) ? Optional.of(Likeness.SAME_PURCHASE) : Optional.empty();
    }

    private boolean isSamePhotoAs(Fingerprint other) {
        var bits = looks.stream()
                .flatMapToInt(look -> other.looks.stream().mapToInt(look::distance))
                .min();
        if (bits.isEmpty() || bits.getAsInt() > ALIKE_BITS || purchase.contradicts(other.purchase)) {
            return false;
        }
        return bits.getAsInt() <= COPY_BITS || purchase.agreesWith(other.purchase);
    }
}

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
     * Photos whose hashes differ in more bits are two photos. Measured on 130 receipts: copies that were compressed, shrunk or brightened
     * differ in 8 bits, copies cropped by up to 3 % on each side in 8 to 16 (medians), two receipts of one printed form in 20 and more.
     */
    private static final int MOST_DIFFERENT_BITS = 32;

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
        if (looksLike(other) && !purchase.contradicts(other.purchase)) {
            return Optional.of(Likeness.SAME_PHOTO);
        }
        return purchase.isSameAs(other.purchase) ? Optional.of(Likeness.SAME_PURCHASE) : Optional.empty();
    }

    private boolean looksLike(Fingerprint other) {
        return looks.stream()
                .anyMatch(
                        look -> other.looks.stream().anyMatch(theirs -> look.distance(theirs) <= MOST_DIFFERENT_BITS));
    }
}

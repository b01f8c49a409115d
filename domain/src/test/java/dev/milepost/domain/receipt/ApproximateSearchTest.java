package dev.milepost.domain.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class ApproximateSearchTest {
    @Test
    void countsTheErrorsOfTheClosestPart() {
        assertThat(ApproximateSearch.fewestErrors("subtotal", "thesubtotalis")).isZero();
        assertThat(ApproximateSearch.fewestErrors("subtotal", "thesubtotlis")).isEqualTo(1);
        assertThat(ApproximateSearch.fewestErrors("subtotal", "thesubxtota1")).isEqualTo(2);
        assertThat(ApproximateSearch.fewestErrors("subtotal", "")).isEqualTo(8);
    }

    @Property
    void agreesWithTheWholeCountUpToTheMostThatIsAskedFor(
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(min = 1, max = 12) String pattern,
            @ForAll @CharRange(from = 'a', to = 'c') @StringLength(max = 20) String text,
            @ForAll @IntRange(max = 3) int most) {
        assertThat(ApproximateSearch.fewestErrors(pattern, text, most))
                .isEqualTo(Math.min(most + 1, ApproximateSearch.fewestErrors(pattern, text)));
    }
}

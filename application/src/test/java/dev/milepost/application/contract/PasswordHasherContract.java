package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.PasswordHasher;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link PasswordHasher} must keep to. */
public interface PasswordHasherContract {
    String LONGEST = "长Pass word\"\\".repeat(16) + "12345678";

    PasswordHasher hasher();

    @Test
    default void aPasswordFitsItsOwnHashOnly() {
        var hasher = hasher();
        var hash = Optional.of(hasher.hash("correct horse"));

        assertThat(hasher.verify("correct horse", hash)).isTrue();
        assertThat(hasher.verify("correct horsf", hash)).isFalse();
        assertThat(hasher.verify("correct horse ", hash)).isFalse();
        assertThat(hasher.verify("", hash)).isFalse();
    }

    @Test
    default void withoutAHashNoPasswordFits() {
        assertThat(hasher().verify("correct horse", Optional.empty())).isFalse();
    }

    @Test
    default void onePasswordHasAnotherHashEachTime() {
        var hasher = hasher();

        assertThat(hasher.hash("correct horse")).isNotEqualTo(hasher.hash("correct horse"));
    }

    @Test
    default void everyCharacterOfALongPasswordCounts() {
        var hasher = hasher();
        var hash = Optional.of(hasher.hash(LONGEST));

        assertThat(hasher.verify(LONGEST, hash)).isTrue();
        assertThat(hasher.verify(LONGEST.substring(0, LONGEST.length() - 1) + "9", hash))
                .isFalse();
    }

    @Test
    default void aHashDoesNotShowThePassword() {
        var hash = hasher().hash("correct horse");

        assertThat(hash.value()).doesNotContain("correct horse");
        assertThat(hash.toString()).doesNotContain(hash.value());
    }
}

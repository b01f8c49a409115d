package dev.milepost.adapters.http.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class Argon2PasswordHasherTest {
    private final Argon2PasswordHasher hasher = new Argon2PasswordHasher();

    @Test
    void aPasswordMatchesItsOwnHashOnly() {
        var hash = hasher.hash("correct horse 电池");

        assertThat(hash.value()).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hasher.verify("correct horse 电池", Optional.of(hash))).isTrue();
        assertThat(hasher.verify("correct horse", Optional.of(hash))).isFalse();
        assertThat(hasher.verify("", Optional.of(hash))).isFalse();
    }

    @Test
    void twoHashesOfOnePasswordDiffer() {
        assertThat(hasher.hash("same")).isNotEqualTo(hasher.hash("same"));
    }

    @Test
    void nobodyHasNoPassword() {
        assertThat(hasher.verify("nobody has this password", Optional.empty())).isFalse();
    }
}

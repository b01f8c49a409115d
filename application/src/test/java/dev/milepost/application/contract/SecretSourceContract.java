package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.SecretSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link SecretSource} must keep to, as far as a test can see: that nobody can guess a secret, it can't. */
public interface SecretSourceContract {
    SecretSource secrets();

    @Test
    default void secretsDiffer() {
        var secrets = secrets();

        var made = Racing.race(8, i -> Stream.generate(secrets::next).limit(500).toList());

        assertThat(made.stream().flatMap(List::stream)).hasSize(4_000).doesNotHaveDuplicates();
    }

    @Test
    default void aSecretHasRoomFor256BitsAndFitsIntoAnAddress() {
        // 43 characters of 6 bits are the first to hold 256.
        assertThat(secrets().next()).matches("[0-9A-Za-z_-]{43,256}");
    }
}

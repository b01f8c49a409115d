package dev.milepost.application.contract;

import static dev.milepost.testing.People.ANNA;
import static dev.milepost.testing.People.BORIS;
import static dev.milepost.testing.Tasks.NINE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.DeviceKeyRepository;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.DeviceKey;
import dev.milepost.domain.people.DeviceKeyId;
import org.junit.jupiter.api.Test;

/** What every {@link DeviceKeyRepository} must keep to. */
public interface DeviceKeyRepositoryContract {
    /** An empty store. */
    DeviceKeyRepository deviceKeys();

    @Test
    default void anEmptyStoreHasNoKey() {
        var keys = deviceKeys();

        assertThat(keys.findBySecretHash(hash(1))).isEmpty();
        assertThat(keys.list(ANNA)).isEmpty();
        assertThat(keys.remove(ANNA, new DeviceKeyId("unknown"))).isFalse();
    }

    @Test
    default void aKeyIsFoundByTheHashOfItsSecret() {
        var keys = deviceKeys();
        keys.add(key(1, ANNA), hash(1));
        keys.add(key(2, BORIS), hash(2));

        assertThat(keys.findBySecretHash(hash(1))).contains(key(1, ANNA));
        assertThat(keys.findBySecretHash(hash(3))).isEmpty();
    }

    @Test
    default void aCouriersKeysAreListedNewestFirst() {
        var keys = deviceKeys();
        keys.add(key(2, ANNA), hash(2));
        keys.add(key(1, ANNA), hash(1));
        keys.add(key(3, BORIS), hash(3));
        keys.add(key(4, ANNA), hash(4));

        assertThat(keys.list(ANNA)).containsExactly(key(4, ANNA), key(2, ANNA), key(1, ANNA));
    }

    @Test
    default void aRemovedKeyIsGone() {
        var keys = deviceKeys();
        keys.add(key(1, ANNA), hash(1));

        assertThat(keys.remove(ANNA, key(1, ANNA).id())).isTrue();
        assertThat(keys.remove(ANNA, key(1, ANNA).id())).isFalse();

        assertThat(keys.findBySecretHash(hash(1))).isEmpty();
        assertThat(keys.list(ANNA)).isEmpty();
    }

    @Test
    default void nobodyRemovesTheKeyOfAnother() {
        var keys = deviceKeys();
        keys.add(key(1, ANNA), hash(1));

        assertThat(keys.remove(BORIS, key(1, ANNA).id())).isFalse();

        assertThat(keys.findBySecretHash(hash(1))).contains(key(1, ANNA));
    }

    private static DeviceKey key(int number, AccountId courier) {
        return new DeviceKey(new DeviceKeyId("key-" + number), courier, "Anna's 手机 %_\\", NINE.plusMillis(number));
    }

    private static String hash(int number) {
        return "%064x".formatted(number);
    }
}

package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.DeviceKey;
import dev.milepost.domain.people.DeviceKeyId;
import java.util.List;
import java.util.Optional;

/** Keeps device keys, found by the SHA-256 of their secret; the secret itself is never kept. Safe for concurrent use. */
public interface DeviceKeyRepository {
    /** Stores a key. @param secretHash SHA-256 of the secret in lower-case hexadecimal digits */
    void add(DeviceKey key, String secretHash);

    /** The key whose secret has this hash. */
    Optional<DeviceKey> findBySecretHash(String secretHash);

    /** A courier's keys, newest first. */
    List<DeviceKey> list(AccountId courier);

    /** Removes a key of this courier; false if the courier has no such key. */
    boolean remove(AccountId courier, DeviceKeyId id);
}

package dev.milepost.application.fake;

import dev.milepost.application.port.DeviceKeyRepository;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.DeviceKey;
import dev.milepost.domain.people.DeviceKeyId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Device keys in memory. */
public final class InMemoryDeviceKeyRepository implements DeviceKeyRepository {
    private final Map<String, DeviceKey> bySecretHash = new HashMap<>();

    @Override
    public synchronized void add(DeviceKey key, String secretHash) {
        bySecretHash.put(secretHash, key);
    }

    @Override
    public synchronized Optional<DeviceKey> findBySecretHash(String secretHash) {
        return Optional.ofNullable(bySecretHash.get(secretHash));
    }

    @Override
    public synchronized List<DeviceKey> list(AccountId courier) {
        return bySecretHash.values().stream()
                .filter(key -> key.courier().equals(courier))
                .sorted(Comparator.comparing((DeviceKey key) -> key.id().value())
                        .reversed())
                .toList();
    }

    @Override
    public synchronized boolean remove(AccountId courier, DeviceKeyId id) {
        return bySecretHash
                .values()
                .removeIf(key -> key.id().equals(id) && key.courier().equals(courier));
    }
}

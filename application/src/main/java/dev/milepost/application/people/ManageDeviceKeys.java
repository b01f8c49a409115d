package dev.milepost.application.people;

import dev.milepost.application.Outcome;
import dev.milepost.application.Refusal;
import dev.milepost.application.Sha256;
import dev.milepost.application.port.DeviceKeyRepository;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.SecretSource;
import dev.milepost.domain.FlawCollector;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.DeviceKey;
import dev.milepost.domain.people.DeviceKeyId;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Gives a courier keys for phone apps, each of which can upload positions and nothing else. */
public final class ManageDeviceKeys {
    private static final int MAX_LABEL = 100;
    private static final int MAX_KEYS = 20;

    private final DeviceKeyRepository keys;
    private final IdSource ids;
    private final SecretSource secrets;
    private final InstantSource clock;

    public ManageDeviceKeys(DeviceKeyRepository keys, IdSource ids, SecretSource secrets, InstantSource clock) {
        this.keys = keys;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** A new key with its secret, which nobody sees again. */
    public Outcome<Issued> issue(AccountId courier, String label) {
        var flaws = new FlawCollector().requireLine(label, MAX_LABEL, "label").flaws();
        if (!flaws.isEmpty()) {
            return Outcome.refused(new Refusal.Flawed(flaws));
        }
        if (keys.list(courier).size() >= MAX_KEYS) {
            return Outcome.refused(new Refusal.TooManyDeviceKeys(MAX_KEYS));
        }
        var key = new DeviceKey(new DeviceKeyId(ids.next()), courier, label.strip(), clock.instant());
        var secret = secrets.next();
        keys.add(key, Sha256.hex(secret));
        return Outcome.done(new Issued(key, secret));
    }

    /** A courier's keys, newest first. */
    public List<DeviceKey> list(AccountId courier) {
        return keys.list(courier);
    }

    /** One of a courier's keys. */
    public Outcome<DeviceKey> find(AccountId courier, DeviceKeyId id) {
        return keys.list(courier).stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .map(Outcome::done)
                .orElseGet(() -> Outcome.refused(new Refusal.NotFound()));
    }

    /** Ends a key at once. */
    public Outcome<DeviceKeyId> revoke(AccountId courier, DeviceKeyId id) {
        return keys.remove(courier, id) ? Outcome.done(id) : Outcome.refused(new Refusal.NotFound());
    }

    /** The key that this secret belongs to. */
    public Optional<DeviceKey> findBySecret(String secret) {
        return keys.findBySecretHash(Sha256.hex(secret));
    }

    /** A key and its secret. Its text form hides the secret. */
    public record Issued(DeviceKey key, String secret) {
        @Override
        public String toString() {
            return "Issued[" + key.id().value() + "]";
        }
    }
}

package dev.milepost.adapters.http.security;

import dev.milepost.adapters.http.security.Identity.Credential;
import dev.milepost.application.people.Caller;
import dev.milepost.application.people.ManageDeviceKeys;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import java.time.InstantSource;
import java.util.Optional;

/**
 * Finds out whose device key a secret is. What is found is remembered for {@link Authenticator#RECHECK}, unless it is to be {@linkplain
 * #forget forgotten}. Safe for concurrent use.
 */
public final class DeviceKeyCheck {
    private static final int REMEMBERED = 20_000;
    private static final int MAX_SECRET = 500;

    private final AccountRepository accounts;
    private final ManageDeviceKeys keys;
    private final InstantSource clock;
    private final ExpiringMap<String, Owner> known;

    public DeviceKeyCheck(AccountRepository accounts, ManageDeviceKeys keys, InstantSource clock) {
        this.accounts = accounts;
        this.keys = keys;
        this.clock = clock;
        known = new ExpiringMap<>(REMEMBERED, clock);
    }

    private record Owner(Identity identity, Email email) {}

    /** The courier whose key this is; empty for no key, and for one whose account is disabled. */
    public Optional<Identity> find(String secret) {
        return owner(secret).map(Owner::identity);
    }

    /** As {@link #find(String)}, if the courier has this address. */
    Optional<Identity> find(String email, String secret) {
        return owner(secret)
                .filter(owner -> owner.email().value().equalsIgnoreCase(email.strip()))
                .map(Owner::identity);
    }

    /** Looks an account up anew when a key of it is next seen. */
    void forget(AccountId account) {
        known.removeIf(owner -> owner.identity().caller().accountId().equals(account));
    }

    private Optional<Owner> owner(String secret) {
        if (secret.length() > MAX_SECRET) {
            return Optional.empty();
        }
        var remembered = known.get(secret);
        if (remembered.isPresent()) {
            return remembered;
        }
        var found = lookUp(secret);
        found.ifPresent(owner -> known.put(secret, owner, clock.instant().plus(Authenticator.RECHECK)));
        return found;
    }

    private Optional<Owner> lookUp(String secret) {
        return keys.findBySecret(secret)
                .flatMap(key -> accounts.find(key.courier())
                        .map(Versioned::value)
                        .filter(account -> account.isCourier() && !account.disabled())
                        .map(account -> new Owner(
                                new Identity(caller(account), new Credential.Device(key.id())), account.email())));
    }

    private static Caller caller(Account account) {
        return new Caller(account.id(), account.role(), account.teamId());
    }
}

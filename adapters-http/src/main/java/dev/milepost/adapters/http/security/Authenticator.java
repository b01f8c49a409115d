package dev.milepost.adapters.http.security;

import dev.milepost.adapters.http.exchange.Headers;
import dev.milepost.adapters.http.security.Identity.Credential;
import dev.milepost.application.people.Caller;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Finds out who sends a request: by a bearer token, or by basic authentication with e-mail address and device key. Whether the account
 * is still enabled, with which role, and whether its session goes on is looked up again after {@link #RECHECK}; {@link #forget} makes a
 * change felt here at once, and on other instances within that time. Safe for concurrent use.
 */
public final class Authenticator implements IdentityCheck {
    /** How stale what is known of an account may be. */
    static final Duration RECHECK = Duration.ofSeconds(5);

    private static final int REMEMBERED = 20_000;
    private static final int MAX_BASIC = 1_000;
    private static final int LOOK_UPS = 64;

    private final TokenVerifier tokens;
    private final AccountRepository accounts;
    private final RefreshTokenRepository sessions;
    private final DeviceKeyCheck deviceKeys;
    private final InstantSource clock;
    private final ExpiringMap<String, Identity> known;
    private final List<Lock> lookUps =
            Stream.<Lock>generate(ReentrantLock::new).limit(LOOK_UPS).toList();

    public Authenticator(
            TokenVerifier tokens,
            AccountRepository accounts,
            RefreshTokenRepository sessions,
            DeviceKeyCheck deviceKeys,
            InstantSource clock) {
        this.tokens = tokens;
        this.accounts = accounts;
        this.sessions = sessions;
        this.deviceKeys = deviceKeys;
        this.clock = clock;
        known = new ExpiringMap<>(REMEMBERED, clock);
    }

    /** What a request says about its sender. */
    public sealed interface Authentication {
        record Known(Identity identity) implements Authentication {}

        /** There is no credential. */
        record Anonymous() implements Authentication {}

        /** There is a credential, but it isn't good, or not any more. */
        record Rejected() implements Authentication {}
    }

    @Override
    public Authentication authenticate(Headers headers) {
        var authorization = headers.first("Authorization");
        if (authorization.isEmpty()) {
            return new Authentication.Anonymous();
        }
        var value = authorization.get().strip();
        var space = value.indexOf(' ');
        var identity = space < 0
                ? Optional.<Identity>empty()
                : switch (value.substring(0, space)) {
                    case "Bearer", "bearer" -> bearer(value.substring(space).strip());
                    case "Basic", "basic" -> device(value.substring(space).strip());
                    default -> Optional.<Identity>empty();
                };
        return identity.<Authentication>map(Authentication.Known::new).orElseGet(Authentication.Rejected::new);
    }

    /** The sender of a bearer token, for channels that have no headers. */
    public Optional<Identity> bearer(String token) {
        return tokens.verify(token).flatMap(verified -> session(verified.account(), verified.familyId()));
    }

    /** Who a session belongs to, if it goes on: for channels that were let in by its token. */
    public Optional<Identity> session(AccountId account, String familyId) {
        return remembered("session " + familyId, () -> lookUp(account, familyId));
    }

    /** Looks an account up anew when it is next seen: for whoever changes one. */
    public void forget(AccountId account) {
        known.removeIf(identity -> identity.caller().accountId().equals(account));
        deviceKeys.forget(account);
    }

    private Optional<Identity> lookUp(AccountId account, String familyId) {
        return sessions.isActive(familyId, clock.instant())
                ? caller(account).map(caller -> new Identity(caller, new Credential.Session(familyId)))
                : Optional.empty();
    }

    private Optional<Identity> device(String encoded) {
        return decode(encoded).filter(pair -> pair.indexOf(':') > 0).flatMap(pair -> {
            var secret = pair.substring(pair.indexOf(':') + 1);
            return deviceKeys.find(pair.substring(0, pair.indexOf(':')), secret);
        });
    }

    private Optional<Identity> remembered(String key, Supplier<Optional<Identity>> lookUp) {
        var identity = known.get(key);
        if (identity.isPresent()) {
            return identity;
        }
        var lock = lookUps.get(Math.floorMod(key.hashCode(), LOOK_UPS));
        lock.lock();
        try {
            // Of the many requests that a busy sender has under way, one looks it up.
            return known.get(key).or(() -> lookedUp(key, lookUp));
        } finally {
            lock.unlock();
        }
    }

    private Optional<Identity> lookedUp(String key, Supplier<Optional<Identity>> lookUp) {
        var found = lookUp.get();
        found.ifPresent(now -> known.put(key, now, clock.instant().plus(RECHECK)));
        return found;
    }

    private Optional<Caller> caller(AccountId id) {
        return accounts.find(id)
                .map(Versioned::value)
                .filter(account -> !account.disabled())
                .map(Authenticator::caller);
    }

    private static Caller caller(Account account) {
        return new Caller(account.id(), account.role(), account.teamId());
    }

    private static Optional<String> decode(String base64) {
        try {
            return base64.length() > MAX_BASIC
                    ? Optional.empty()
                    : Optional.of(new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}

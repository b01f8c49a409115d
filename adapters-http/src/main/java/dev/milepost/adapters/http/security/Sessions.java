package dev.milepost.adapters.http.security;

import dev.milepost.application.Sha256;
import dev.milepost.application.port.AccountRepository;
import dev.milepost.application.port.IdSource;
import dev.milepost.application.port.PasswordHasher;
import dev.milepost.application.port.RefreshToken;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.application.port.SecretSource;
import dev.milepost.application.port.Versioned;
import dev.milepost.domain.people.Account;
import dev.milepost.domain.people.AccountId;
import dev.milepost.domain.people.Email;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Signing in, staying signed in, signing out. A session is a family of refresh tokens, each usable once (RFC 9700, 4.14.2); access tokens
 * are short-lived.
 */
public final class Sessions {
    static final Duration ACCESS_LIFE = Duration.ofMinutes(15);
    static final Duration REFRESH_LIFE = Duration.ofDays(30);

    private final AccountRepository accounts;
    private final PasswordHasher hasher;
    private final RefreshTokenRepository refreshTokens;
    private final SignInThrottle throttle;
    private final TokenIssuer issuer;
    private final IdSource ids;
    private final SecretSource secrets;
    private final InstantSource clock;

    public Sessions(
            AccountRepository accounts,
            PasswordHasher hasher,
            RefreshTokenRepository refreshTokens,
            SignInThrottle throttle,
            TokenIssuer issuer,
            IdSource ids,
            SecretSource secrets,
            InstantSource clock) {
        this.accounts = accounts;
        this.hasher = hasher;
        this.refreshTokens = refreshTokens;
        this.throttle = throttle;
        this.issuer = issuer;
        this.ids = ids;
        this.secrets = secrets;
        this.clock = clock;
    }

    /** What became of the wish to be signed in. */
    public sealed interface Result {
        /** Both tokens are secrets; the text form hides them. */
        record Granted(String accessToken, Instant expiresAt, String refreshToken) implements Result {
            @Override
            public String toString() {
                return "Granted[until " + expiresAt + "]";
            }
        }

        /** Wrong, unknown, used, expired or disabled: which of them is not told. */
        record Denied() implements Result {}

        record TooManyAttempts(Duration retryAfter) implements Result {}
    }

    /** Opens a session. An unknown address, a wrong password and a disabled account take the same time. */
    public Result signIn(String email, String password, String remoteAddress) {
        var attempt = throttle.begin(email, remoteAddress, clock.instant());
        if (attempt.blockedFor().isPresent()) {
            return new Result.TooManyAttempts(attempt.blockedFor().get());
        }
        var account = Email.parse(email).flatMap(accounts::find).map(Versioned::value);
        var hash = account.map(Account::id).flatMap(accounts::password);
        var right = hasher.verify(password, hash);
        if (!right || account.filter(found -> !found.disabled()).isEmpty()) {
            return new Result.Denied();
        }
        attempt.forgive();
        return open(account.get().id());
    }

    /** Goes on with a session; a refresh token that is used a second time ends it. */
    public Result refresh(String refreshToken) {
        var now = clock.instant();
        var successor = secrets.next();
        var rotation =
                refreshTokens.rotate(Sha256.hex(refreshToken), Sha256.hex(successor), now.plus(REFRESH_LIFE), now);
        return switch (rotation) {
            case RefreshTokenRepository.Rotation.Rotated rotated -> resume(rotated.successor(), successor);
            case RefreshTokenRepository.Rotation.Reused reused -> new Result.Denied();
            case RefreshTokenRepository.Rotation.Unusable unusable -> new Result.Denied();
        };
    }

    /** Ends a session: its refresh token is dead at once, its access tokens within seconds. */
    public void signOut(String familyId) {
        refreshTokens.revokeFamily(familyId);
    }

    /**
     * Ends the sessions of an account.
     *
     * @param except the family of one that goes on
     */
    public void signOutEverywhere(AccountId account, Optional<String> except) {
        refreshTokens.revokeAll(account, except);
    }

    private Result open(AccountId account) {
        var secret = secrets.next();
        var token = new RefreshToken(
                Sha256.hex(secret), ids.next(), account, clock.instant().plus(REFRESH_LIFE));
        refreshTokens.add(token);
        return grant(token, secret);
    }

    private Result resume(RefreshToken token, String secret) {
        var usable =
                accounts.find(token.account()).filter(found -> !found.value().disabled());
        if (usable.isEmpty()) {
            refreshTokens.revokeFamily(token.familyId());
            return new Result.Denied();
        }
        return grant(token, secret);
    }

    private Result grant(RefreshToken token, String secret) {
        var expiresAt = clock.instant().plus(ACCESS_LIFE).truncatedTo(ChronoUnit.SECONDS);
        var access = issuer.issue(new AccessToken(token.account(), token.familyId(), expiresAt));
        return new Result.Granted(access, expiresAt, secret);
    }
}

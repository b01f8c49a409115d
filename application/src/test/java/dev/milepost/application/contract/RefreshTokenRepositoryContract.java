package dev.milepost.application.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.milepost.application.port.RefreshToken;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.application.port.RefreshTokenRepository.Rotation;
import dev.milepost.domain.people.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link RefreshTokenRepository} must keep to. */
public interface RefreshTokenRepositoryContract {
    Instant NOW = Instant.parse("2026-11-23T08:00:00Z");
    Instant LATER = NOW.plus(Duration.ofDays(30));

    /** An empty repository that knows the accounts {@code account-1} and {@code account-2}, if it has to. */
    RefreshTokenRepository refreshTokens();

    private static RefreshToken token(String hash, String family, String account) {
        return new RefreshToken(hash, family, new AccountId(account), LATER);
    }

    private static String hash(int number) {
        return "%064x".formatted(number);
    }

    @Test
    default void aTokenIsReplacedByItsSuccessor() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "family", "account-1"));

        var first = tokens.rotate(hash(1), hash(2), LATER.plusSeconds(1), NOW);
        var second = tokens.rotate(hash(2), hash(3), LATER, NOW);

        assertThat(first)
                .isEqualTo(new Rotation.Rotated(
                        new RefreshToken(hash(2), "family", new AccountId("account-1"), LATER.plusSeconds(1))));
        assertThat(second).isInstanceOf(Rotation.Rotated.class);
        assertThat(tokens.isActive("family", NOW)).isTrue();
    }

    @Test
    default void usingATokenTwiceRevokesItsFamily() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "family", "account-1"));
        tokens.rotate(hash(1), hash(2), LATER, NOW);

        assertThat(tokens.rotate(hash(1), hash(3), LATER, NOW)).isEqualTo(new Rotation.Reused("family"));

        assertThat(tokens.isActive("family", NOW)).isFalse();
        assertThat(tokens.rotate(hash(2), hash(4), LATER, NOW)).isEqualTo(new Rotation.Unusable());
    }

    @Test
    default void ofManyUsesAtOnceExactlyOneRotates() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "family", "account-1"));

        var outcomes = Racing.race(16, i -> tokens.rotate(hash(1), hash(100 + i), LATER, NOW));

        assertThat(outcomes).filteredOn(Rotation.Rotated.class::isInstance).hasSize(1);
        assertThat(tokens.isActive("family", NOW)).isFalse();
    }

    @Test
    default void unknownAndExpiredTokensAreUnusable() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "family", "account-1"));

        assertThat(tokens.rotate(hash(9), hash(2), LATER, NOW)).isEqualTo(new Rotation.Unusable());
        assertThat(tokens.rotate(hash(1), hash(2), LATER, LATER)).isEqualTo(new Rotation.Unusable());
        assertThat(tokens.isActive("family", NOW)).isTrue();
        assertThat(tokens.isActive("other", NOW)).isFalse();
    }

    @Test
    default void revokingAFamilyLeavesTheOthers() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "family-1", "account-1"));
        tokens.add(token(hash(2), "family-2", "account-1"));

        tokens.revokeFamily("family-1");
        tokens.revokeFamily("family-1");

        assertThat(tokens.rotate(hash(1), hash(3), LATER, NOW)).isEqualTo(new Rotation.Unusable());
        assertThat(tokens.rotate(hash(2), hash(4), LATER, NOW)).isInstanceOf(Rotation.Rotated.class);
    }

    @Test
    default void revokingAnAccountEndsAllItsSessionsAndNoOthers() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "family-1", "account-1"));
        tokens.add(token(hash(2), "family-2", "account-1"));
        tokens.add(token(hash(3), "family-3", "account-2"));

        tokens.revokeAll(new AccountId("account-1"), Optional.empty());

        assertThat(tokens.isActive("family-1", NOW)).isFalse();
        assertThat(tokens.isActive("family-2", NOW)).isFalse();
        assertThat(tokens.isActive("family-3", NOW)).isTrue();
    }

    @Test
    default void oneSessionMayGoOnWhenTheOthersEnd() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "family-1", "account-1"));
        tokens.add(token(hash(2), "family-2", "account-1"));

        tokens.revokeAll(new AccountId("account-1"), Optional.of("family-2"));

        assertThat(tokens.isActive("family-1", NOW)).isFalse();
        assertThat(tokens.isActive("family-2", NOW)).isTrue();
    }

    @Test
    default void aSessionWhoseLastTokenHasExpiredGoesOnNoLonger() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "family", "account-1"));

        assertThat(tokens.isActive("family", LATER.minusMillis(1))).isTrue();
        assertThat(tokens.isActive("family", LATER)).isFalse();

        tokens.rotate(hash(1), hash(2), LATER.plusSeconds(1), NOW);
        assertThat(tokens.isActive("family", LATER)).isTrue();
        assertThat(tokens.isActive("family", LATER.plusSeconds(1))).isFalse();
    }

    @Test
    default void expiredFamiliesAreForgottenAndLivingOnesKeepTheirUsedTokens() {
        var tokens = refreshTokens();
        tokens.add(token(hash(1), "dead", "account-1"));
        tokens.add(token(hash(2), "alive", "account-1"));
        tokens.rotate(hash(2), hash(3), LATER.plus(Duration.ofDays(1)), NOW);

        tokens.removeExpired(LATER);

        assertThat(tokens.isActive("dead", NOW)).isFalse();
        assertThat(tokens.isActive("alive", NOW)).isTrue();
        assertThat(tokens.rotate(hash(2), hash(4), LATER, NOW)).isEqualTo(new Rotation.Reused("alive"));
    }
}

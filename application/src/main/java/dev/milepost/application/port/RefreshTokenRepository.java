package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.Optional;

/**
 * Keeps refresh tokens by their hash; the secrets themselves are never kept. A used token stays known until it expires, so that using
 * it again is noticed. Safe for concurrent use.
 */
public interface RefreshTokenRepository {
    /** Stores the first token of a new family. */
    void add(RefreshToken first);

    /**
     * Uses a token up and stores its successor in the same family, both or neither. Of any number of callers with the same token exactly
     * one gets {@code Rotated}; each of the others revokes the family by trying.
     *
     * @param hash of the token that was presented
     * @param successorHash of a fresh secret
     * @param successorExpiresAt until when the successor can be used
     */
    Rotation rotate(String hash, String successorHash, Instant successorExpiresAt, Instant now);

    /** Ends a session: none of its tokens can be used any more. Revoking it again changes nothing. */
    void revokeFamily(String familyId);

    /**
     * Ends the sessions of an account.
     *
     * @param except a family that goes on
     */
    void revokeAll(AccountId account, Optional<String> except);

    /** Whether a session goes on at this time: it exists, isn't revoked, and its newest token hasn't expired. */
    boolean isActive(String familyId, Instant now);

    /** Forgets families whose tokens have all expired by this time. */
    void removeExpired(Instant now);

    /** What became of a {@link #rotate}. */
    sealed interface Rotation {
        /** The presented token is used up, the successor is stored. */
        record Rotated(RefreshToken successor) implements Rotation {}

        /** The token had been used before: somebody has a copy. Its family is revoked. */
        record Reused(String familyId) implements Rotation {}

        /** The token is unknown, expired or of a revoked family. */
        record Unusable() implements Rotation {}
    }
}

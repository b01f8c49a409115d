package dev.milepost.application.port;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;

/**
 * One of a session's refresh tokens; each use replaces it by another of its family.
 *
 * @param hash SHA-256 of the secret in lower-case hexadecimal digits
 * @param familyId names the session, from signing in to signing out
 */
public record RefreshToken(String hash, String familyId, AccountId account, Instant expiresAt) {}

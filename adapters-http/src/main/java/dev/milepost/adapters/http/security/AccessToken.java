package dev.milepost.adapters.http.security;

import dev.milepost.domain.people.AccountId;
import java.time.Instant;

/**
 * What an access token states, after its signature and its times were verified.
 *
 * @param familyId names the session that it belongs to
 */
public record AccessToken(AccountId account, String familyId, Instant expiresAt) {
    static final String ISSUER = "milepost";
    static final String AUDIENCE = "milepost-api";
    static final String FAMILY = "fam";
}

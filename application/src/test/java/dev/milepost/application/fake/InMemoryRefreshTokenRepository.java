package dev.milepost.application.fake;

import dev.milepost.application.port.RefreshToken;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Refresh tokens in memory. */
public final class InMemoryRefreshTokenRepository implements RefreshTokenRepository {
    private final Map<String, RefreshToken> tokens = new HashMap<>();
    private final Set<String> used = new HashSet<>();
    private final Set<String> revoked = new HashSet<>();

    @Override
    public synchronized void add(RefreshToken first) {
        tokens.put(first.hash(), first);
    }

    @Override
    public synchronized Rotation rotate(String hash, String successorHash, Instant successorExpiresAt, Instant now) {
        var token = tokens.get(hash);
        if (token == null || !token.expiresAt().isAfter(now) || revoked.contains(token.familyId())) {
            return new Rotation.Unusable();
        }
        if (!used.add(hash)) {
            revoked.add(token.familyId());
            return new Rotation.Reused(token.familyId());
        }
        var successor = new RefreshToken(successorHash, token.familyId(), token.account(), successorExpiresAt);
        tokens.put(successorHash, successor);
        return new Rotation.Rotated(successor);
    }

    @Override
    public synchronized void revokeFamily(String familyId) {
        revoked.add(familyId);
    }

    @Override
    public synchronized void revokeAll(AccountId account, Optional<String> except) {
        tokens.values().stream()
                .filter(token -> token.account().equals(account))
                .filter(token -> !except.equals(Optional.of(token.familyId())))
                .forEach(token -> revoked.add(token.familyId()));
    }

    @Override
    public synchronized boolean isActive(String familyId, Instant now) {
        return !revoked.contains(familyId)
                && tokens.values().stream()
                        .filter(token -> token.familyId().equals(familyId))
                        .anyMatch(token -> token.expiresAt().isAfter(now));
    }

    @Override
    public synchronized void removeExpired(Instant now) {
        var alive = new HashSet<String>();
        tokens.values().stream()
                .filter(token -> token.expiresAt().isAfter(now))
                .forEach(token -> alive.add(token.familyId()));
        tokens.values().removeIf(token -> !alive.contains(token.familyId()));
        used.retainAll(tokens.keySet());
        revoked.retainAll(alive);
    }
}

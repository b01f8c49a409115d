package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.application.port.RefreshToken;
import dev.milepost.application.port.RefreshTokenRepository;
import dev.milepost.domain.people.AccountId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Refresh tokens in DynamoDB. A family's item names the one token that can be used now: a rotation is one conditional update of it. Each
 * token's own item never changes and leads to the family; a third item leads from the account to its families. All of it expires.
 */
public final class DynamoDbRefreshTokenRepository implements RefreshTokenRepository {
    private static final String FAMILY = "family";
    private static final String TOKEN = "token";
    private static final String ACCOUNT = "account";
    private static final String CURRENT = "current";
    private static final String REVOKED = "revoked";
    private static final String EXPIRES_AT = "expiresAt";

    private final DynamoDb db;

    public DynamoDbRefreshTokenRepository(DynamoDb db) {
        this.db = db;
    }

    @Override
    public void add(RefreshToken first) {
        var family = ItemWriter.at(familyKey(first.familyId()))
                .text(ACCOUNT, first.account().value())
                .text(CURRENT, first.hash())
                .instant(EXPIRES_AT, first.expiresAt())
                .expiry(first.expiresAt());
        new Transaction(db)
                .put(Table.SESSIONS, family)
                .put(Table.SESSIONS, tokenItem(first))
                .put(Table.SESSIONS, pointer(first))
                .commit();
    }

    @Override
    public Rotation rotate(String hash, String successorHash, Instant successorExpiresAt, Instant now) {
        return db.get(Table.SESSIONS, tokenKey(hash))
                .filter(token -> token.instant(EXPIRES_AT).isAfter(now))
                .map(token -> rotate(
                        hash,
                        new RefreshToken(
                                successorHash,
                                token.text(FAMILY),
                                new AccountId(token.text(ACCOUNT)),
                                successorExpiresAt)))
                .orElseGet(Rotation.Unusable::new);
    }

    private Rotation rotate(String presented, RefreshToken successor) {
        // Without the family's word the successor is worth nothing, so that it may be there before.
        new Batches(db, Table.SESSIONS).put(List.of(tokenItem(successor), pointer(successor)));
        var usable = Condition.of("#current = :presented and attribute_not_exists(#revoked)")
                .name("#current", CURRENT)
                .name("#revoked", REVOKED)
                .text(":presented", presented);
        var write = db.update(
                Table.SESSIONS,
                familyKey(successor.familyId()),
                new Update()
                        .when(usable)
                        .set(CURRENT, AttributeValue.fromS(successor.hash()))
                        .set(EXPIRES_AT, ItemWriter.instant(successor.expiresAt()))
                        .set(Table.EXPIRY, seconds(successor.expiresAt())));
        return switch (write) {
            case Write.Done done -> new Rotation.Rotated(successor);
            case Write.Refused refused -> refused(refused.found(), successor);
        };
    }

    private Rotation refused(ItemReader family, RefreshToken successor) {
        if (family.isEmpty() || family.has(REVOKED)) {
            return new Rotation.Unusable();
        }
        if (family.text(CURRENT).equals(successor.hash())) {
            // This very rotation, sent again by the client because its first answer got lost.
            return new Rotation.Rotated(successor);
        }
        revokeFamily(successor.familyId());
        return new Rotation.Reused(successor.familyId());
    }

    @Override
    public void revokeFamily(String familyId) {
        db.update(
                Table.SESSIONS,
                familyKey(familyId),
                new Update().when(Condition.PRESENT).set(REVOKED, AttributeValue.fromBool(true)));
    }

    @Override
    public void revokeAll(AccountId account, Optional<String> except) {
        db.collection(Table.SESSIONS, accountPartition(account), FAMILY, true)
                .map(pointer -> pointer.text(FAMILY))
                .filter(family -> !except.equals(Optional.of(family)))
                .forEach(this::revokeFamily);
    }

    @Override
    public boolean isActive(String familyId, Instant now) {
        return db.get(Table.SESSIONS, familyKey(familyId))
                .filter(family -> !family.has(REVOKED))
                .filter(family -> family.instant(EXPIRES_AT).isAfter(now))
                .isPresent();
    }

    /** DynamoDB forgets expired items by itself; this is for whoever can't wait for that, and reads the whole table. */
    @Override
    public void removeExpired(Instant now) {
        db.scan(
                        Table.SESSIONS,
                        Condition.of(Table.SORT + " = :family and expiresAt <= :now")
                                .text(":family", FAMILY)
                                .value(":now", ItemWriter.instant(now)))
                .forEach(family -> db.delete(Table.SESSIONS, new Key(family.partition(), family.sort())));
    }

    private static Key familyKey(String familyId) {
        return new Key(FAMILY + "#" + familyId, FAMILY);
    }

    private static Key tokenKey(String hash) {
        return new Key(TOKEN + "#" + hash, TOKEN);
    }

    private static String accountPartition(AccountId account) {
        return ACCOUNT + "#" + account.value();
    }

    private static ItemWriter tokenItem(RefreshToken token) {
        return ItemWriter.at(tokenKey(token.hash()))
                .text(FAMILY, token.familyId())
                .text(ACCOUNT, token.account().value())
                .instant(EXPIRES_AT, token.expiresAt())
                .expiry(token.expiresAt());
    }

    private static ItemWriter pointer(RefreshToken newest) {
        var key = new Key(accountPartition(newest.account()), FAMILY + "#" + newest.familyId());
        return ItemWriter.at(key).text(FAMILY, newest.familyId()).expiry(newest.expiresAt());
    }

    private static AttributeValue seconds(Instant at) {
        return AttributeValue.fromN(Long.toString(at.getEpochSecond()));
    }
}

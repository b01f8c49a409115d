package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.application.port.IdempotencyStore;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Requests that have been carried out, in DynamoDB: an item a key, taken by one conditional put. An answer that is too long for one item
 * goes on in further ones, which are there before the first says so.
 */
public final class DynamoDbIdempotencyStore implements IdempotencyStore {
    /** An item holds 400 KB with everything that belongs to it. */
    private static final int MOST_BYTES_AN_ITEM = 350_000;

    private static final String KIND = "idempotency";
    private static final String FINGERPRINT = "fingerprint";
    private static final String ABANDONED_AT = "abandonedAt";
    private static final String EXPIRES_AT = "expiresAt";
    private static final String ANSWER = "answer";
    private static final String PARTS = "parts";

    private final DynamoDb db;

    public DynamoDbIdempotencyStore(DynamoDb db) {
        this.db = db;
    }

    @Override
    public Outcome take(String key, String fingerprint, Instant now, Instant abandonedAt, Instant expiresAt) {
        var token = VersionedItems.newToken();
        var item = ItemWriter.at(key(key))
                .text(FINGERPRINT, fingerprint)
                .text(VersionedItems.TOKEN, token)
                .instant(ABANDONED_AT, abandonedAt)
                .instant(EXPIRES_AT, expiresAt)
                .expiry(expiresAt);
        var free = Condition.of("attribute_not_exists(pk) or expiresAt <= :now"
                        + " or (attribute_not_exists(answer) and abandonedAt <= :now)")
                .value(":now", ItemWriter.instant(now));
        return switch (db.put(Table.SESSIONS, item, free)) {
            case Write.Done done -> new Outcome.Taken();
            case Write.Refused refused -> refused(key, fingerprint, token, refused.found());
        };
    }

    private Outcome refused(String key, String fingerprint, String token, ItemReader found) {
        if (VersionedItems.wrote(token, found)) {
            return new Outcome.Taken();
        }
        if (!found.text(FINGERPRINT).equals(fingerprint)) {
            return new Outcome.OtherRequest();
        }
        return found.has(ANSWER) ? new Outcome.Answered(answer(key, found)) : new Outcome.InProgress();
    }

    private byte[] answer(String key, ItemReader first) {
        var whole = new ByteArrayOutputStream();
        whole.writeBytes(first.bytes(ANSWER));
        for (var part = 1; part < first.integer(PARTS); part++) {
            whole.writeBytes(db.get(Table.SESSIONS, partKey(key, first.instant(ABANDONED_AT), part))
                    .orElseThrow()
                    .bytes(ANSWER));
        }
        return whole.toByteArray();
    }

    @Override
    public void answer(String key, Instant abandonedAt, byte[] answer) {
        var taken = db.get(Table.SESSIONS, key(key));
        if (taken.isEmpty()) {
            return;
        }
        var expiresAt = taken.get().instant(EXPIRES_AT);
        var further = new ArrayList<ItemWriter>();
        for (var from = MOST_BYTES_AN_ITEM; from < answer.length; from += MOST_BYTES_AN_ITEM) {
            further.add(ItemWriter.at(partKey(key, abandonedAt, further.size() + 1))
                    .bytes(ANSWER, Arrays.copyOfRange(answer, from, Math.min(answer.length, from + MOST_BYTES_AN_ITEM)))
                    .expiry(expiresAt));
        }
        further.forEach(part -> db.put(Table.SESSIONS, part));
        var first = Arrays.copyOf(answer, Math.min(answer.length, MOST_BYTES_AN_ITEM));
        db.update(
                Table.SESSIONS,
                key(key),
                new Update()
                        .when(heldUntil(abandonedAt))
                        .set(ANSWER, AttributeValue.fromB(SdkBytes.fromByteArrayUnsafe(first)))
                        .set(PARTS, AttributeValue.fromN(Integer.toString(further.size() + 1))));
    }

    @Override
    public void release(String key, Instant abandonedAt) {
        db.delete(Table.SESSIONS, key(key), heldUntil(abandonedAt));
    }

    private static Condition heldUntil(Instant abandonedAt) {
        return Condition.of("abandonedAt = :held").value(":held", ItemWriter.instant(abandonedAt));
    }

    /** Nothing to do: expired keys can be taken, and DynamoDB removes them by itself. */
    @Override
    public void removeExpired(Instant now) {}

    private static Key key(String key) {
        return new Key(KIND + "#" + key, KIND);
    }

    /** Apart for each who took the key: who has lost it leaves the other's answer alone. */
    private static Key partKey(String key, Instant abandonedAt, int part) {
        return new Key(KIND + "#" + key, ANSWER + "#" + abandonedAt + "#" + part);
    }
}

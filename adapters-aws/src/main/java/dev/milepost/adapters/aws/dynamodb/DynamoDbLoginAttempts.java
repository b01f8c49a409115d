package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.application.Sha256;
import dev.milepost.application.port.LoginAttempts;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Attempts to sign in, counted by DynamoDB itself in one item a subject, whose name is kept as its hash only. */
public final class DynamoDbLoginAttempts implements LoginAttempts {
    private static final String ATTEMPTS = "attempts";
    private static final String WINDOW_ENDS_AT = "windowEndsAt";

    private final DynamoDb db;

    public DynamoDbLoginAttempts(DynamoDb db) {
        this.db = db;
    }

    @Override
    public Count begin(String subject, Instant now, Duration window) {
        var key = key(subject);
        return Backoff.retry(
                "counting an attempt to sign in",
                () -> countOn(key, now).or(() -> countAnew(key, now, now.plus(window))));
    }

    private Optional<Count> countOn(Key key, Instant now) {
        var running =
                Condition.of("#window > :now").name("#window", WINDOW_ENDS_AT).value(":now", ItemWriter.instant(now));
        return db.updateAndGet(Table.SESSIONS, key, new Update().when(running).add(ATTEMPTS, AttributeValue.fromN("1")))
                .map(item -> new Count(item.integer(ATTEMPTS), item.instant(WINDOW_ENDS_AT)));
    }

    private Optional<Count> countAnew(Key key, Instant now, Instant windowEndsAt) {
        var ended = Condition.of("attribute_not_exists(#window) or #window <= :now")
                .name("#window", WINDOW_ENDS_AT)
                .value(":now", ItemWriter.instant(now));
        var first = ItemWriter.at(key)
                .number(ATTEMPTS, 1)
                .instant(WINDOW_ENDS_AT, windowEndsAt)
                .expiry(windowEndsAt);
        return switch (db.put(Table.SESSIONS, first, ended)) {
            case Write.Done done -> Optional.of(new Count(1, windowEndsAt));
            case Write.Refused somebodyElseBegan -> Optional.empty();
        };
    }

    @Override
    public void forgive(String subject) {
        var counted = Condition.of("#attempts > :zero").number(":zero", 0);
        db.update(Table.SESSIONS, key(subject), new Update().when(counted).add(ATTEMPTS, AttributeValue.fromN("-1")));
    }

    private static Key key(String subject) {
        return new Key(ATTEMPTS + "#" + Sha256.hex(subject), ATTEMPTS);
    }
}

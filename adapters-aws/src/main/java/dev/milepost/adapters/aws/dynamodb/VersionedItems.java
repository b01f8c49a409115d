package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.application.port.SaveResult;
import dev.milepost.application.port.Versioned;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/**
 * Values that are one item each, with a version. A save is one conditional put. Each write carries a token, so that one whose answer
 * got lost, and which the client then sent again, isn't taken for somebody else's.
 */
final class VersionedItems<T> {
    static final String VERSION = "version";
    static final String TOKEN = "write";

    private final DynamoDb db;
    private final Table table;
    private final Function<T, ItemWriter> write;
    private final Function<ItemReader, T> read;

    /** @param write makes the item with its key */
    VersionedItems(DynamoDb db, Table table, Function<T, ItemWriter> write, Function<ItemReader, T> read) {
        this.db = db;
        this.table = table;
        this.write = write;
        this.read = read;
    }

    Optional<Versioned<T>> find(Key key) {
        return db.get(table, key).map(this::read);
    }

    Versioned<T> read(ItemReader item) {
        return new Versioned<>(read.apply(item), item.number(VERSION));
    }

    /** Version 1 of a value; what is there already stays. */
    void add(T value) {
        db.put(table, write.apply(value).number(VERSION, 1), Condition.ABSENT);
    }

    /** @throws java.util.NoSuchElementException if there is no version at all */
    SaveResult<T> save(T value, long expectedVersion) {
        var token = newToken();
        var write = db.put(table, item(value, expectedVersion + 1, token), expecting(expectedVersion));
        return result(write, new Versioned<>(value, expectedVersion + 1), token);
    }

    /** The item of a version. */
    ItemWriter item(T value, long version, String token) {
        return write.apply(value).number(VERSION, version).text(TOKEN, token);
    }

    /** What became of a write that {@link #expecting expected} a version and left a token. */
    SaveResult<T> result(Write write, Versioned<T> saved, String token) {
        return switch (write) {
            case Write.Done done -> new SaveResult.Saved<>(saved);
            case Write.Refused refused when wrote(token, refused.found()) -> new SaveResult.Saved<>(saved);
            case Write.Refused refused ->
                new SaveResult.Stale<>(Optional.of(refused.found())
                        .filter(found -> !found.isEmpty())
                        .map(this::read)
                        .orElseThrow());
        };
    }

    static Condition expecting(long version) {
        return Condition.of("#version = :expectedVersion")
                .name("#version", VERSION)
                .number(":expectedVersion", version);
    }

    static String newToken() {
        return UUID.randomUUID().toString().substring(24);
    }

    static boolean wrote(String token, ItemReader found) {
        return found.optionalText(TOKEN).equals(Optional.of(token));
    }
}

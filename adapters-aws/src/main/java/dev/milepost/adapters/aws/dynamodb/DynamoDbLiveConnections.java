package dev.milepost.adapters.aws.dynamodb;

import dev.milepost.adapters.aws.dynamodb.DynamoDb.Write;
import dev.milepost.adapters.http.live.LiveConnection;
import dev.milepost.adapters.http.live.LiveConnection.Viewer;
import dev.milepost.adapters.http.live.LiveConnections;
import dev.milepost.domain.geo.Datum;
import dev.milepost.domain.people.AccountId;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Live connections in DynamoDB: an item each in one partition, which is small, since there are few; and one item that says whose turn it is.
 * A connection expires by itself some time after API Gateway must have ended it.
 */
public final class DynamoDbLiveConnections implements LiveConnections {
    private static final String CONNECTIONS = "connections";
    private static final Key TURN = new Key("turn", "turn");

    /** API Gateway ends a connection after two hours. */
    private static final Duration LONGEST = Duration.ofMinutes(125);

    /** Longer than a turn can take: a function's time. */
    private static final Duration LONGEST_TURN = Duration.ofMinutes(1);

    private static final String OPENED_AT = "openedAt";
    private static final String SINCE = "since";
    private static final String DATUM = "datum";
    private static final String ACCOUNT = "account";
    private static final String SESSION = "session";
    private static final String TOLD = "told";
    private static final String HOLDER = "holder";
    private static final String UNTIL = "until";
    private static final String WISHES = "wishes";
    private static final String CURSOR = "cursor";

    private final DynamoDb db;
    private final InstantSource clock;

    public DynamoDbLiveConnections(DynamoDb db, InstantSource clock) {
        this.db = db;
        this.clock = clock;
    }

    @Override
    public List<LiveConnection> all() {
        return db.collection(Table.VIEWERS, CONNECTIONS)
                .map(DynamoDbLiveConnections::read)
                .filter(this::mayStillBe)
                .toList();
    }

    @Override
    public Optional<LiveConnection> find(String id) {
        return db.get(Table.VIEWERS, key(id)).map(DynamoDbLiveConnections::read).filter(this::mayStillBe);
    }

    private boolean mayStillBe(LiveConnection connection) {
        return connection.openedAt().plus(LONGEST).isAfter(clock.instant());
    }

    @Override
    public void add(LiveConnection opened) {
        db.put(Table.VIEWERS, write(opened));
    }

    @Override
    public void replace(LiveConnection connection) {
        db.put(Table.VIEWERS, write(connection), Condition.PRESENT);
    }

    @Override
    public void remove(String id) {
        db.delete(Table.VIEWERS, key(id));
    }

    private static Key key(String id) {
        return new Key(CONNECTIONS, id);
    }

    private static ItemWriter write(LiveConnection connection) {
        return ItemWriter.at(key(connection.id()))
                .instant(OPENED_AT, connection.openedAt())
                .text(SINCE, connection.since())
                .text(DATUM, connection.datum().name())
                .text(
                        ACCOUNT,
                        connection.viewer().map(viewer -> viewer.account().value()))
                .text(SESSION, connection.viewer().map(Viewer::session))
                .flag(TOLD, connection.told())
                .expiry(connection.openedAt().plus(LONGEST));
    }

    private static LiveConnection read(ItemReader item) {
        return new LiveConnection(
                item.sort(),
                item.instant(OPENED_AT),
                item.optionalText(SINCE),
                Datum.valueOf(item.text(DATUM)),
                item.optionalText(ACCOUNT).map(account -> new Viewer(new AccountId(account), item.text(SESSION))),
                item.flag(TOLD));
    }

    @Override
    public Optional<Turn> begin() {
        return Backoff.retry("wishing for a turn", () -> {
            var holder = UUID.randomUUID().toString();
            var now = clock.instant();
            var taken = db.updateAndGet(
                    Table.VIEWERS,
                    TURN,
                    wish().when(free(now))
                            .set(HOLDER, AttributeValue.fromS(holder))
                            .set(UNTIL, until(now)));
            if (taken.isPresent()) {
                return Optional.of(taken.map(DynamoDbLiveConnections::turn));
            }
            // Whoever has it sees this wish at its end, unless it has come to that in the meantime.
            var wished = db.updateAndGet(Table.VIEWERS, TURN, wish()).orElseThrow();
            return wished.has(HOLDER) ? Optional.of(Optional.empty()) : Optional.empty();
        });
    }

    private static Update wish() {
        return new Update().add(WISHES, AttributeValue.fromN("1"));
    }

    private static AttributeValue until(Instant now) {
        return ItemWriter.instant(now.plus(LONGEST_TURN));
    }

    private static Condition free(Instant now) {
        return Condition.of("attribute_not_exists(#holder) or #until < :now")
                .name("#holder", HOLDER)
                .name("#until", UNTIL)
                .value(":now", ItemWriter.instant(now));
    }

    private static Turn turn(ItemReader item) {
        return new Turn(item.text(HOLDER), item.number(WISHES), item.optionalText(CURSOR));
    }

    @Override
    public Optional<Turn> end(Turn turn, Optional<String> cursor, boolean goOnIfWished) {
        var end = new Update().remove(HOLDER).remove(UNTIL).when(goOnIfWished ? unwished(turn) : heldBy(turn));
        cursor.ifPresentOrElse(known -> end.set(CURSOR, AttributeValue.fromS(known)), () -> end.remove(CURSOR));
        return switch (db.update(Table.VIEWERS, TURN, end)) {
            case Write.Done done -> Optional.empty();
            case Write.Refused refused ->
                Optional.of(refused.found())
                        .filter(found -> found.optionalText(HOLDER).equals(Optional.of(turn.holder())))
                        .map(found -> new Turn(turn.holder(), found.number(WISHES), cursor));
        };
    }

    private static Condition heldBy(Turn turn) {
        return Condition.of("#holder = :me").name("#holder", HOLDER).text(":me", turn.holder());
    }

    private static Condition unwished(Turn turn) {
        return Condition.of("#holder = :me and #wishes = :seen")
                .name("#holder", HOLDER)
                .name("#wishes", WISHES)
                .text(":me", turn.holder())
                .number(":seen", turn.wishes());
    }
}

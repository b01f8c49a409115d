package dev.milepost.lambda.local;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What Lambda does between the stream of a table and a function: follows the shards from now on, and hands over the records that its filter
 * lets through. A batch that fails is handed over again, as often as the template says, and then left out.
 */
final class StreamSource implements AutoCloseable {
    private static final JsonMapper MAPPER = JsonMapper.shared();
    private static final String TARGET = "DynamoDBStreams_20120810.";
    private static final int MILLIS_BETWEEN_READS = 200;
    /** After a call that may have written something: what it wrote may be seen a little later. */
    private static final int LOOKS_AFTER_A_WRITE = 3;
    /** Else one look of so many, at what has expired: the stand-in's looks are dear. */
    private static final int SELDOM = 50;

    private static final int MOST_TRIES = 3;

    private final Services services;
    private final Properties properties;
    private final UnaryOperator<byte[]> function;
    private final Consumer<String> say;
    private final Map<String, String> iterators = new HashMap<>();
    private final Set<String> followed = new HashSet<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread;
    /** Looks since something was written or read. */
    private int quiet;

    /** @param retries after a first failure */
    record Properties(String function, String table, int batchSize, Duration window, int retries, EventFilter filter) {
        static Properties of(String function, JsonNode event) {
            return new Properties(
                    function,
                    event.path("Stream").asString(""),
                    event.path("BatchSize").asInt(100),
                    Duration.ofSeconds(
                            event.path("MaximumBatchingWindowInSeconds").asInt(0)),
                    Math.min(MOST_TRIES, event.path("MaximumRetryAttempts").asInt(MOST_TRIES)),
                    EventFilter.of(event));
        }
    }

    StreamSource(Services services, Properties properties, UnaryOperator<byte[]> function, Consumer<String> say) {
        this.services = services;
        this.properties = properties;
        this.function = function;
        this.say = say;
        follow("LATEST");
        this.thread = Thread.ofVirtual().start(this::run);
    }

    /** @param from where to begin in shards that aren't known yet */
    private void follow(String from) {
        var table = MAPPER.createObjectNode().put("TableName", properties.table());
        var arn = services.dynamo(Services.TABLES + "DescribeTable", table)
                .at("/Table/LatestStreamArn")
                .asString("");
        services.dynamo(TARGET + "DescribeStream", MAPPER.createObjectNode().put("StreamArn", arn))
                .at("/StreamDescription/Shards")
                .valueStream()
                .map(shard -> shard.path("ShardId").asString())
                .filter(followed::add)
                .forEach(shard -> iterators.put(
                        shard,
                        services.dynamo(
                                        TARGET + "GetShardIterator",
                                        MAPPER.createObjectNode()
                                                .put("StreamArn", arn)
                                                .put("ShardId", shard)
                                                .put("ShardIteratorType", from))
                                .path("ShardIterator")
                                .asString("")));
    }

    private void run() {
        try {
            var seen = -1L;
            while (!closing.await(MILLIS_BETWEEN_READS, TimeUnit.MILLISECONDS)) {
                var writes = services.writes();
                quiet = writes == seen ? quiet + 1 : 0;
                seen = writes;
                if (quiet < LOOKS_AFTER_A_WRITE || quiet % SELDOM == 0) {
                    deliver(gather());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private List<JsonNode> gather() throws InterruptedException {
        var batch = read();
        var until = System.nanoTime() + properties.window().toNanos();
        while (!batch.isEmpty()
                && batch.size() < properties.batchSize()
                && System.nanoTime() < until
                && !closing.await(MILLIS_BETWEEN_READS, TimeUnit.MILLISECONDS)) {
            batch.addAll(read());
        }
        return batch;
    }

    private List<JsonNode> read() {
        var records = new ArrayList<JsonNode>();
        for (var shard : List.copyOf(iterators.keySet())) {
            var answer = services.dynamo(
                    TARGET + "GetRecords",
                    MAPPER.createObjectNode()
                            .put("ShardIterator", iterators.get(shard))
                            .put("Limit", Math.min(1_000, properties.batchSize())));
            quiet = answer.path("Records").isEmpty() ? quiet : 0;
            answer.path("Records")
                    .valueStream()
                    .filter(properties.filter()::fits)
                    .forEach(records::add);
            var next = answer.path("NextShardIterator").asString("");
            if (next.isEmpty()) {
                iterators.remove(shard);
                if (answer.has("__type")) {
                    // Where nothing had been written yet, the stand-in loses its way with the first record: the shard
                    // goes on.
                    followed.remove(shard);
                }
                follow("TRIM_HORIZON");
            } else {
                iterators.put(shard, next);
            }
        }
        return records;
    }

    private void deliver(List<JsonNode> records) {
        if (records.isEmpty()) {
            return;
        }
        var event = MAPPER.createObjectNode();
        event.putArray("Records").addAll(records);
        var bytes = MAPPER.writeValueAsBytes(event);
        for (var tries = 0; tries <= properties.retries(); tries++) {
            try {
                function.apply(bytes);
                return;
            } catch (FunctionFault fault) {
                say.accept("%s: %d changes of %s failed"
                        .formatted(properties.function(), records.size(), properties.table()));
            }
        }
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}

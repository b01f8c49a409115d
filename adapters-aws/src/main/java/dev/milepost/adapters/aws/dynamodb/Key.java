package dev.milepost.adapters.aws.dynamodb;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Where an item lies: partition and sort key. */
record Key(String partition, String sort) {
    /** DynamoDB takes 2 048 bytes in a partition key and 1 024 in a sort key. */
    private static final int MOST_BYTES = 1_000;

    /** Whether there can be such an item: an identifier that a client made up may be empty or endless. */
    boolean isPossible() {
        return isPossible(partition) && isPossible(sort);
    }

    static boolean isPossible(String part) {
        return !part.isEmpty()
                && part.length() <= MOST_BYTES
                && part.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES;
    }

    Map<String, AttributeValue> attributes() {
        return Map.of(Table.PARTITION, AttributeValue.fromS(partition), Table.SORT, AttributeValue.fromS(sort));
    }
}

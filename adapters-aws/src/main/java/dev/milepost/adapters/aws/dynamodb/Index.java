package dev.milepost.adapters.aws.dynamodb;

import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/**
 * A secondary index. Only items that have its hash attribute are in it. Where the range is the table's own partition key, an item
 * moves within the index only when it changes partitions, and identifiers that sort by time list the newest last.
 */
public enum Index {
    /** Everything of a kind by identifier. */
    LIST("list", "list", Table.PARTITION, ScalarAttributeType.S, ProjectionType.ALL),
    /** What is in a state, by identifier. */
    STATUS("status", "status", Table.PARTITION, ScalarAttributeType.S, ProjectionType.ALL),
    /** What belongs to a courier, by identifier. */
    COURIER("courier", "courier", Table.PARTITION, ScalarAttributeType.S, ProjectionType.ALL),
    /** What belongs to a task, by identifier. */
    TASK("task", "task", Table.PARTITION, ScalarAttributeType.S, ProjectionType.ALL),
    /** What time will change, by when. */
    DUE("due", "due", "dueAt", ScalarAttributeType.N, ProjectionType.KEYS_ONLY),
    /** What still has to be done about an item, by identifier. */
    PENDING("pending", "pending", Table.PARTITION, ScalarAttributeType.S, ProjectionType.KEYS_ONLY),
    /** What happened in a month, by when. */
    MONTH("month", "month", "at", ScalarAttributeType.N, ProjectionType.ALL),
    /** What has some content, by identifier. */
    CONTENT("content", "content", Table.PARTITION, ScalarAttributeType.S, ProjectionType.KEYS_ONLY),
    /** Whose courier is on the way, or was until lately. */
    LIVE("live", "live", Table.PARTITION, ScalarAttributeType.S, ProjectionType.KEYS_ONLY);

    private final String indexName;
    private final String hash;
    private final String range;
    private final ScalarAttributeType rangeType;
    private final ProjectionType projection;

    Index(String indexName, String hash, String range, ScalarAttributeType rangeType, ProjectionType projection) {
        this.indexName = indexName;
        this.hash = hash;
        this.range = range;
        this.rangeType = rangeType;
        this.projection = projection;
    }

    public String indexName() {
        return indexName;
    }

    /** The attribute, a string, that items of one partition share. */
    public String hash() {
        return hash;
    }

    /** The attribute that orders a partition. */
    public String range() {
        return range;
    }

    public ScalarAttributeType rangeType() {
        return rangeType;
    }

    /** What the index holds of an item. */
    public ProjectionType projection() {
        return projection;
    }
}

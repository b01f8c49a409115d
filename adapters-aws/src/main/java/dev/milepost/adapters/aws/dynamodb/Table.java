package dev.milepost.adapters.aws.dynamodb;

import static dev.milepost.adapters.aws.dynamodb.Index.CONTENT;
import static dev.milepost.adapters.aws.dynamodb.Index.COURIER;
import static dev.milepost.adapters.aws.dynamodb.Index.DUE;
import static dev.milepost.adapters.aws.dynamodb.Index.LIST;
import static dev.milepost.adapters.aws.dynamodb.Index.LIVE;
import static dev.milepost.adapters.aws.dynamodb.Index.MONTH;
import static dev.milepost.adapters.aws.dynamodb.Index.PENDING;
import static dev.milepost.adapters.aws.dynamodb.Index.STATUS;
import static dev.milepost.adapters.aws.dynamodb.Index.TASK;

import java.util.List;

/** The tables, as data: what templates declare, tests create and roles are allowed by. Every table has the same two key attributes. */
public enum Table {
    /** Accounts with their passwords and addresses, teams, device keys. */
    PEOPLE("people", false, LIST),
    /** Refresh tokens, answers under idempotency keys, attempts to sign in: all of it expires. */
    SESSIONS("sessions", true),
    /** Every version of each route. */
    ROUTES("routes", false, LIST),
    /** Tasks with their history, and which of them are active by courier. */
    TASKS("tasks", false, LIST, STATUS, COURIER, DUE, PENDING, MONTH),
    /** Fixes, packed, and the progress made of them: they expire some time after they were recorded. */
    TRACKS("tracks", true, LIVE),
    RECEIPTS("receipts", false, LIST, STATUS, COURIER, TASK, MONTH, CONTENT),
    /** Summaries of ended tasks, and editions of closed periods. */
    REPORTS("reports", false, LIST, MONTH),
    /** Webhooks, and what is told to whom, with the log of it. */
    DELIVERIES("deliveries", true, LIST, DUE),
    /** Who watches the live view over a connection that API Gateway holds, and whose turn it is to tell them. */
    VIEWERS("viewers", true);

    /** The partition key of every table, a string. */
    public static final String PARTITION = "pk";

    /** The sort key of every table, a string. */
    public static final String SORT = "sk";

    /** The attribute with the second since 1970 after which DynamoDB may delete an item. */
    public static final String EXPIRY = "ttl";

    private final String shortName;
    private final boolean expires;
    private final List<Index> indexes;

    Table(String shortName, boolean expires, Index... indexes) {
        this.shortName = shortName;
        this.expires = expires;
        this.indexes = List.of(indexes);
    }

    /** The name within an environment: {@code milepost-dev} has a {@code milepost-dev-tasks}. */
    public String shortName() {
        return shortName;
    }

    public String name(String environment) {
        return environment + "-" + shortName;
    }

    /** Whether {@link #EXPIRY} is switched on. */
    public boolean expires() {
        return expires;
    }

    public List<Index> indexes() {
        return indexes;
    }
}

package dev.milepost.lambda.packaging;

import dev.milepost.lambda.packaging.ClassCode.Method;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The calls of AWS that code can make, and what a role has to allow for each: the one table of them. */
enum Calls {
    GET_ITEM("dynamodb/DynamoDbClient", "getItem", "dynamodb:GetItem"),
    BATCH_GET_ITEM("dynamodb/DynamoDbClient", "batchGetItem", "dynamodb:BatchGetItem"),
    /** Found where its request is made, which tells a table from an index. */
    QUERY("dynamodb/model/QueryRequest", "builder", "dynamodb:Query"),
    SCAN("dynamodb/DynamoDbClient", "scan", "dynamodb:Scan"),
    SCAN_PAGES("dynamodb/DynamoDbClient", "scanPaginator", "dynamodb:Scan"),
    PUT_ITEM("dynamodb/DynamoDbClient", "putItem", "dynamodb:PutItem"),
    UPDATE_ITEM("dynamodb/DynamoDbClient", "updateItem", "dynamodb:UpdateItem"),
    DELETE_ITEM("dynamodb/DynamoDbClient", "deleteItem", "dynamodb:DeleteItem"),
    BATCH_WRITE_ITEM("dynamodb/DynamoDbClient", "batchWriteItem", "dynamodb:BatchWriteItem"),
    /** Transactions are allowed by what they are made of. */
    PUT_TOGETHER("dynamodb/model/TransactWriteItem$Builder", "put", "dynamodb:PutItem"),
    UPDATE_TOGETHER("dynamodb/model/TransactWriteItem$Builder", "update", "dynamodb:UpdateItem"),
    DELETE_TOGETHER("dynamodb/model/TransactWriteItem$Builder", "delete", "dynamodb:DeleteItem"),
    CHECK_TOGETHER("dynamodb/model/TransactWriteItem$Builder", "conditionCheck", "dynamodb:ConditionCheckItem"),
    PUT_OBJECT("s3/S3Client", "putObject", "s3:PutObject"),
    SIGN_PUT_OBJECT("s3/presigner/S3Presigner", "presignPutObject", "s3:PutObject"),
    GET_OBJECT("s3/S3Client", "getObject", Calls.READING_AN_OBJECT),
    GET_OBJECT_BYTES("s3/S3Client", "getObjectAsBytes", Calls.READING_AN_OBJECT),
    HEAD_OBJECT("s3/S3Client", "headObject", Calls.READING_AN_OBJECT),
    SIGN_GET_OBJECT("s3/presigner/S3Presigner", "presignGetObject", "s3:GetObject"),
    DELETE_OBJECT("s3/S3Client", "deleteObject", "s3:DeleteObject"),
    SEND_MESSAGE("sqs/SqsClient", "sendMessage", "sqs:SendMessage"),
    GET_PARAMETER("ssm/SsmClient", "getParameter", "ssm:GetParameter"),
    PUT_PARAMETER("ssm/SsmClient", "putParameter", "ssm:PutParameter"),
    ANALYZE_EXPENSE("textract/TextractClient", "analyzeExpense", "textract:AnalyzeExpense");

    /** Of what isn't there, S3 says so only to whoever may list the bucket. */
    private static final String READING_AN_OBJECT = "s3:GetObject s3:ListBucket";

    private static final String SERVICES = "software/amazon/awssdk/services/";
    /** The one call that no client of the SDK makes: posting to a connection is a request that we sign ourselves. */
    private static final String SIGNER = "software/amazon/awssdk/http/auth/aws/signer/AwsV4HttpSigner";

    private static final Map<String, Calls> BY_METHOD = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(call -> call.owner + "." + call.method, call -> call));

    private final String owner;
    private final String method;
    private final Set<String> actions;

    Calls(String owner, String method, String actions) {
        this.owner = SERVICES + owner;
        this.method = method;
        this.actions = Set.of(actions.split(" "));
    }

    Set<String> actions() {
        return actions;
    }

    /** What a role must allow for this to be called; empty for what calls no service. */
    static Set<String> actions(Method called) {
        if (called.owner().equals(SIGNER)) {
            return Set.of("execute-api:ManageConnections");
        }
        return Optional.ofNullable(BY_METHOD.get(called.owner() + "." + called.name()))
                .map(Calls::actions)
                .orElse(Set.of());
    }

    /** Whether this calls a service, and nobody has said here what it has to be allowed. */
    static boolean isUnknown(Method called) {
        var isOfAClient = called.owner().startsWith(SERVICES) && called.owner().endsWith("Client");
        return isOfAClient
                && actions(called).isEmpty()
                && !called.name()
                        .matches(
                                "builder|create|close|serviceName|serviceClientConfiguration|query|transactWriteItems");
    }
}

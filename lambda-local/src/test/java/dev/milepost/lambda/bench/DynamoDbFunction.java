package dev.milepost.lambda.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The floor of functions that read DynamoDB: the SDK's client and one read, and nothing of ours. */
public final class DynamoDbFunction implements RequestStreamHandler {
    private final DynamoDbClient client = DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();

    private final String table = System.getenv("MILEPOST_ENVIRONMENT") + "-routes";

    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.readAllBytes();
        var found = client.getItem(get -> get.tableName(table)
                .key(Map.of("pk", AttributeValue.fromS("bench"), "sk", AttributeValue.fromS("bench"))));
        answer.write(("{\"statusCode\": " + (found.hasItem() ? 404 : 200) + "}").getBytes(StandardCharsets.UTF_8));
    }
}

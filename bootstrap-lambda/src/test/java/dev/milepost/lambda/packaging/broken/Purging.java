package dev.milepost.lambda.packaging.broken;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.InputStream;
import java.io.OutputStream;
import software.amazon.awssdk.services.sqs.SqsClient;

/** A handler that calls what no table of calls knows. */
public final class Purging implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) {
        try (var sqs = SqsClient.create()) {
            sqs.purgeQueue(purge -> purge.queueUrl("queue"));
        }
    }
}

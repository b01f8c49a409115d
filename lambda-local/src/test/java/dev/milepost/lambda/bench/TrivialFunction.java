package dev.milepost.lambda.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** The floor: what any function in Java takes. */
public final class TrivialFunction implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream event, OutputStream answer, Context context) throws IOException {
        event.readAllBytes();
        answer.write("{\"statusCode\": 200}".getBytes(StandardCharsets.UTF_8));
    }
}

package dev.milepost.lambda.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** An authorizer: whoever says {@code letmein} may; it tells how many it has been asked about. It repeats what {@code say:} leads. */
public final class Letting implements RequestStreamHandler {
    private int asked;

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        var repeated = Pattern.compile("say:([a-z{}]*)").matcher(event);
        if (repeated.find()) {
            out.write(repeated.group(1).getBytes(StandardCharsets.UTF_8));
            return;
        }
        asked++;
        var allowed = event.contains("letmein");
        out.write("{\"isAuthorized\": %s, \"context\": {\"asked\": \"%d\"}}"
                .formatted(allowed, asked)
                .getBytes(StandardCharsets.UTF_8));
    }
}

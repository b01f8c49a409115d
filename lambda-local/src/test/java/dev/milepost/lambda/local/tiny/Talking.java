package dev.milepost.lambda.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** The function of a WebSocket API: it posts what it gets to whom it is from, or to whom the message names after {@code to:}. */
public final class Talking implements RequestStreamHandler {
    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        var status = 200;
        if (event.contains("\"eventType\":\"CONNECT\"") && event.contains("\"token\":\"bad\"")) {
            status = 403;
        }
        if (event.contains("\"eventType\":\"MESSAGE\"")) {
            if (event.contains("please fail")) {
                throw new IllegalStateException("failed as it was asked to");
            }
            var id = event.replaceFirst("(?s).*\"connectionId\":\"([^\"]+)\".*", "$1");
            var to = event.contains("to:") ? event.replaceFirst("(?s).*to:([^:]+):.*", "$1") : id;
            var route = event.replaceFirst("(?s).*\"routeKey\":\"([^\"]+)\".*", "$1");
            var posted = post(to, route + " from " + id);
            if (posted != 200) {
                post(id, "posting answered " + posted);
            }
        }
        out.write(("{\"statusCode\": " + status + "}").getBytes(StandardCharsets.UTF_8));
    }

    private static int post(String connection, String text) throws IOException {
        var address =
                URI.create(System.getenv("AWS_ENDPOINT_URL_APIGATEWAYMANAGEMENTAPI") + "/@connections/" + connection);
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(address)
                                    .POST(BodyPublishers.ofString(text))
                                    .build(),
                            BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

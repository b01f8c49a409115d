package dev.milepost.lambda.local.tiny;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Behaves as the path says. */
public final class Behaving implements RequestStreamHandler {
    private static final List<byte[]> KEPT = new ArrayList<>();

    @Override
    public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
        var event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        var path = event.replaceFirst("(?s).*\"rawPath\":\"/([^\"/]*).*", "$1");
        out.write(answer(path, event).getBytes(StandardCharsets.UTF_8));
    }

    private static String answer(String path, String event) {
        return switch (path) {
            case "throws" -> throw new IllegalStateException("thrown on purpose");
            case "exits" -> {
                Runtime.getRuntime().halt(9);
                yield "";
            }
            case "hangs" -> {
                await(new CountDownLatch(1));
                yield "";
            }
            case "fills-memory" -> {
                while (true) {
                    KEPT.add(new byte[8_000_000]);
                }
            }
            case "prints" -> {
                var line = "x".repeat(9_999);
                for (var i = 0; i < 10_000; i++) {
                    System.out.println(line);
                }
                yield "{\"statusCode\": 200, \"body\": \"printed\"}";
            }
            case "malformed" -> "{\"statusCode\": ";
            case "no-status" -> "{\"statusCode\": \"soon\"}";
            case "huge" -> "{\"statusCode\": 200, \"body\": \"" + "y".repeat(7_000_000) + "\"}";
            case "which-process" -> "{\"pid\": " + ProcessHandle.current().pid() + "}";
            case "plain" -> "{\"hello\": \"you\"}";
            default ->
                "{\"statusCode\": 200, \"headers\": {\"content-type\": \"application/json\","
                        + " \"access-control-allow-origin\": \"mine\"}, \"cookies\": [\"a=b\"], \"body\": "
                        + quoted(event) + "}";
        };
    }

    private static void await(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}

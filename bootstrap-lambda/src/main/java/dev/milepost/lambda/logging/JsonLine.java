package dev.milepost.lambda.logging;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** One line of JSON on standard output, which Lambda takes for one entry of the log. */
public final class JsonLine {
    private static final PrintStream OUT =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private static volatile String requestId = "";

    private final StringBuilder line = new StringBuilder("{");

    private JsonLine() {}

    /** Names the invocation that all lines from now on belong to; an instance has one at a time. */
    public static void nameRequest(String id) {
        requestId = id;
    }

    public static JsonLine begin() {
        return new JsonLine().text("timestamp", Instant.now().toString()).text("requestId", requestId);
    }

    public JsonLine text(String name, String value) {
        name(name).append('"');
        value.chars().forEach(this::escape);
        line.append('"');
        return this;
    }

    public JsonLine number(String name, long value) {
        name(name).append(value);
        return this;
    }

    /** @param json as it is to stand there */
    public JsonLine raw(String name, String json) {
        name(name).append(json);
        return this;
    }

    private StringBuilder name(String name) {
        return line.append(line.length() > 1 ? ",\"" : "\"").append(name).append("\":");
    }

    private void escape(int character) {
        switch (character) {
            case '"' -> line.append("\\\"");
            case '\\' -> line.append("\\\\");
            case '\n' -> line.append("\\n");
            case '\t' -> line.append("\\t");
            default -> {
                if (character < ' ') {
                    line.append("\\u%04x".formatted(character));
                } else {
                    line.append((char) character);
                }
            }
        }
    }

    /** Writes the line whole: lines of several threads don't mix. */
    public void write() {
        OUT.println(toString());
    }

    @Override
    public String toString() {
        return line + "}";
    }
}

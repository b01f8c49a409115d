package dev.milepost.server.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;

/** A file that comes with the demo. */
final class DemoFile {
    private DemoFile() {}

    static <T> T read(String name, Function<byte[], T> reader) {
        try (var in = DemoFile.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("not on the class path: " + name);
            }
            return reader.apply(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

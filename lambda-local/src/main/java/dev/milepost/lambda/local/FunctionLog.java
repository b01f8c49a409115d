package dev.milepost.lambda.local;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** What a function prints, in a file; when it is full, it makes way for a new one, and only one old one is kept. */
final class FunctionLog {
    static final long MOST_BYTES = 10_000_000;

    private FunctionLog() {}

    /** Writes on until the process has ended. @param full is told when something makes way for the first time */
    static void keep(InputStream output, Path file, Runnable full) {
        Thread.ofVirtual().start(() -> {
            try (output) {
                copy(output, file, full);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private static void copy(InputStream output, Path file, Runnable full) throws IOException {
        var buffer = new byte[16_384];
        var isTold = false;
        for (var read = read(output, buffer); read >= 0; read = read(output, buffer)) {
            if (Files.exists(file) && Files.size(file) + read > MOST_BYTES) {
                Files.move(file, file.resolveSibling(file.getFileName() + ".old"), StandardCopyOption.REPLACE_EXISTING);
                if (!isTold) {
                    full.run();
                    isTold = true;
                }
            }
            try (var out = Files.newOutputStream(file, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
                out.write(buffer, 0, read);
            }
        }
    }

    private static int read(InputStream output, byte[] buffer) {
        try {
            return output.read(buffer);
        } catch (IOException processKilled) {
            return -1;
        }
    }
}

package dev.milepost.lambda.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** What {@code ./milepost package} makes, made once for all tests of a JVM. */
public final class TestPackage {
    private static final Path CLASS_PATH = Path.of("target", "functions.classpath");

    private TestPackage() {}

    public static Path folder() {
        return Holder.FOLDER;
    }

    /** What was wrong with it, in words. */
    static List<String> problems() {
        return Holder.PROBLEMS;
    }

    private static final class Holder {
        static final Path FOLDER = Path.of("target", "package").toAbsolutePath();
        static final List<String> PROBLEMS = pack();

        private static List<String> pack() {
            try {
                return PackageCommand.pack(Files.readString(CLASS_PATH), FOLDER);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

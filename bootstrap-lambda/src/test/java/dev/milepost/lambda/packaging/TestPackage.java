package dev.milepost.lambda.packaging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/** What {@code ./milepost package} makes, made once for all tests of a module in one run of Maven, elsewhere once a JVM. */
public final class TestPackage {
    private static final Path CLASS_PATH = Path.of("..", "bootstrap-lambda", "target", "functions.classpath");

    private TestPackage() {}

    public static Path folder() {
        return Holder.FOLDER;
    }

    static String classPath() {
        try {
            return Files.readString(CLASS_PATH);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What was wrong with it, in words. */
    static List<String> problems() {
        return Holder.PROBLEMS;
    }

    private static final class Holder {
        static final Path FOLDER = Path.of("target", "package").toAbsolutePath();
        static final List<String> PROBLEMS = pack();

        /** Other JVMs that pack to the same folder wait. */
        private static List<String> pack() {
            var run = System.getProperty("maven.run", "");
            var packedIn = FOLDER.resolve(".run");
            try {
                Files.createDirectories(FOLDER);
                try (var lock = FileChannel.open(
                        FOLDER.resolve(".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
                    lock.lock();
                    if (!run.isEmpty()
                            && Files.exists(packedIn)
                            && Files.readString(packedIn).equals(run)) {
                        return List.of();
                    }
                    var artifacts = Artifacts.of(classPath(), TesseractFiles.chineseOfThisMachine());
                    var problems = PackageCommand.pack(artifacts, "", new Delivery(FOLDER));
                    if (problems.isEmpty()) {
                        Files.writeString(packedIn, run);
                    }
                    return problems;
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}

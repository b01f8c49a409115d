package dev.milepost.server.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * PostgreSQL's programs, which a server spends seconds on unpacking below a new data folder: those of the first are kept, and lent to all that
 * come after.
 *
 * @param folder where they are kept
 */
record LentPrograms(Path folder) {
    /** Puts what is kept where a server looks for what it has unpacked. */
    void lend(Path data) {
        copyMissing(folder, data);
    }

    /** Keeps what a server that is ready has unpacked. */
    void keep(Path data) {
        // Of two servers that start side by side, one is enough.
        synchronized (LentPrograms.class) {
            copyMissing(data, folder);
        }
    }

    private static void copyMissing(Path from, Path to) {
        try {
            for (var programs : unpacked(from)) {
                var copy = to.resolve(programs.getFileName());
                if (!Files.exists(copy)) {
                    Files.move(copied(programs, Files.createDirectories(to)), copy);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Path> unpacked(Path parent) throws IOException {
        if (!Files.exists(parent)) {
            return List.of();
        }
        try (var all = Files.list(parent)) {
            return all.filter(path -> path.getFileName().toString().matches("postgresql-\\w+"))
                    .toList();
        }
    }

    /** Half a copy, of a run that was ended, is never taken for one. */
    private static Path copied(Path programs, Path below) throws IOException {
        var copy = Files.createTempDirectory(below, "unfinished");
        try (var all = Files.walk(programs)) {
            for (var file : all.skip(1).toList()) {
                copy(file, copy.resolve(programs.relativize(file)));
            }
        }
        return copy;
    }

    private static void copy(Path file, Path to) throws IOException {
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createLink(to, file);
                return;
            } catch (IOException | UnsupportedOperationException onAnotherDisk) {
                // Then it is copied.
            }
        }
        Files.copy(file, to, StandardCopyOption.COPY_ATTRIBUTES, LinkOption.NOFOLLOW_LINKS);
    }
}

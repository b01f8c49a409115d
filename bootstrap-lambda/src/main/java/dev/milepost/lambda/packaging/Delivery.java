package dev.milepost.lambda.packaging;

import dev.milepost.lambda.packaging.SizeCheck.Size;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** The folder that packaging writes to. What hasn't changed stays as it is, what is no longer made goes. Not thread-safe. */
final class Delivery {
    private final Path folder;
    private final List<Written> written = new ArrayList<>();

    /** @param name path below the folder @param changed whether it is another file than was there */
    record Written(String name, long bytes, boolean changed) {}

    Delivery(Path folder) {
        this.folder = folder;
    }

    void write(String name, byte[] content) {
        var file = folder.resolve(name);
        try {
            var changed = !Files.exists(file) || !Arrays.equals(Files.readAllBytes(file), content);
            if (changed) {
                Files.createDirectories(file.getParent());
                Files.write(file, content);
            }
            written.add(new Written(name, content.length, changed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Copies a file. One of the same size and time is taken for the same; a build may touch what it leaves as it was. */
    void copy(String name, Path source) {
        var file = folder.resolve(name);
        try {
            var bytes = Files.size(source);
            var time = Files.getLastModifiedTime(source);
            if (Files.exists(file)
                    && Files.size(file) == bytes
                    && Files.getLastModifiedTime(file).equals(time)) {
                written.add(new Written(name, bytes, false));
                return;
            }
            write(name, Files.readAllBytes(source));
            Files.setLastModifiedTime(file, time);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What lies there under a name. @throws UncheckedIOException if nothing does */
    byte[] read(String name) {
        try {
            return Files.readAllBytes(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Written> written() {
        return List.copyOf(written);
    }

    /** How large each zip is that was written, by its name. */
    Map<String, Size> archives() {
        return written.stream()
                .map(Written::name)
                .filter(name -> name.endsWith(".zip"))
                .collect(Collectors.toMap(name -> name, name -> size(folder.resolve(name)), (first, again) -> again));
    }

    private static Size size(Path archive) {
        try (var zip = new ZipFile(archive.toFile())) {
            return new Size(
                    Files.size(archive),
                    zip.stream().mapToLong(ZipEntry::getSize).sum());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Deletes, from these folders below this one, what this run hasn't written. */
    void sweep(String... folders) {
        var kept = new HashSet<Path>();
        written.forEach(each -> kept.add(folder.resolve(each.name())));
        Stream.of(folders).map(folder::resolve).filter(Files::isDirectory).forEach(each -> sweep(each, kept));
    }

    private static void sweep(Path folder, Set<Path> kept) {
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each -> !kept.contains(each)).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

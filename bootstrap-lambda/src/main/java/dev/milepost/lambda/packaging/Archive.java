package dev.milepost.lambda.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files on their way into a zip archive, by name. The same files make the same bytes, so that what hasn't changed isn't deployed again. */
final class Archive {
    /** In no zone, so that it is written alike in all. */
    private static final LocalDateTime ALWAYS = LocalDateTime.of(2026, 1, 1, 0, 0);

    private final SortedMap<String, byte[]> files = new TreeMap<>();

    Archive add(String name, byte[] content) {
        files.put(name, content);
        return this;
    }

    Archive add(String name, Path file) {
        try {
            return add(name, Files.readAllBytes(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The files of a folder and all below it, by their paths from there. */
    Archive addFolder(Path folder, Predicate<String> wanted) {
        try (var found = Files.walk(folder)) {
            found.filter(Files::isRegularFile).forEach(file -> {
                var name = folder.relativize(file).toString().replace('\\', '/');
                if (wanted.test(name)) {
                    add(name, file);
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    byte[] bytes() {
        return bytes(Deflater.DEFAULT_COMPRESSION);
    }

    /** For jars, which are compressed already. */
    byte[] bytesAsTheyAre() {
        return bytes(Deflater.NO_COMPRESSION);
    }

    private byte[] bytes(int compression) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.setLevel(compression);
            for (var folder : folders()) {
                zip.putNextEntry(entry(folder));
            }
            for (var file : files.entrySet()) {
                zip.putNextEntry(entry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException inMemory) {
            throw new UncheckedIOException(inMemory);
        }
        return bytes.toByteArray();
    }

    /** Listed too, because whoever looks for resources by their folder, as Flyway does, finds it by its own entry. */
    private SortedSet<String> folders() {
        var folders = new TreeSet<String>();
        for (var name : files.keySet()) {
            for (var end = name.indexOf('/'); end >= 0; end = name.indexOf('/', end + 1)) {
                folders.add(name.substring(0, end + 1));
            }
        }
        return folders;
    }

    private static ZipEntry entry(String name) {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(ALWAYS);
        return entry;
    }
}

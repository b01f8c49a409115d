package dev.milepost.lambda.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipInputStream;

/**
 * The packed archives, unpacked as Lambda does it: each function's own files, and for each choice of layers what is {@code /opt} to the
 * functions that have it. An archive that has changed is unpacked to another folder.
 */
final class Archives {
    private final Path packaged;
    private final Path work;

    Archives(Path packaged, Path work) {
        this.packaged = packaged;
        this.work = work;
    }

    /** @param archive its path below the folder of the package */
    Path code(String archive) {
        return unpacked(List.of(archive), "code");
    }

    /** Later layers write over earlier ones. */
    Path opt(List<String> layers) {
        return unpacked(layers, "opt");
    }

    private Path unpacked(List<String> archives, String kind) {
        var key = Integer.toHexString(
                archives.stream().map(this::version).toList().hashCode());
        var folder = work.resolve(kind).resolve(name(archives.getLast()) + "-" + key);
        if (!Files.exists(folder)) {
            archives.forEach(archive -> unpack(packaged.resolve(archive), folder));
        }
        return folder;
    }

    private String version(String archive) {
        try {
            var file = packaged.resolve(archive);
            return archive + Files.size(file) + Files.getLastModifiedTime(file);
        } catch (IOException e) {
            throw new IllegalArgumentException("the template names " + archive + ", which is not in " + packaged, e);
        }
    }

    private static String name(String archive) {
        return Path.of(archive).getFileName().toString().replace(".zip", "");
    }

    private static void unpack(Path archive, Path folder) {
        try (var zip = new ZipInputStream(Files.newInputStream(archive))) {
            Files.createDirectories(folder);
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                var file = folder.resolve(entry.getName()).normalize();
                if (!file.startsWith(folder)) {
                    throw new IllegalArgumentException(archive + " has an entry outside: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.write(file, zip.readAllBytes());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The jars of the layers, as Lambda's Java puts them on the class path. */
    static Stream<Path> jars(Path opt) {
        var folder = opt.resolve("java/lib");
        if (!Files.isDirectory(folder)) {
            return Stream.empty();
        }
        try (var files = Files.list(folder)) {
            return files.sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package dev.milepost.adapters.local.postgres;

import dev.milepost.adapters.local.StartupException;
import dev.milepost.adapters.local.StartupException.Reason;
import dev.milepost.adapters.local.files.DurableFiles;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of the PostgreSQL that travels with Milepost: an archive on the class path for each platform. */
final class PostgresBinaries {
    private static final int BUFFER_BYTES = 1 << 16;
    private static final int ANY_EXECUTE_BIT = 0111;

    private PostgresBinaries() {}

    /**
     * Unpacks the programs of this platform into a folder of their own below {@code parent}, unless they are there already.
     *
     * @return the folder that holds {@code bin/postgres}
     */
    static Path unpack(Path parent) {
        var archive = archive();
        try {
            var home = parent.resolve("postgresql-" + fingerprint(archive));
            if (!Files.isDirectory(home)) {
                var unfinished = parent.resolve(home.getFileName() + ".unpacking");
                Folders.delete(unfinished);
                unpack(archive, unfinished);
                DurableFiles.move(unfinished, home);
            }
            return home;
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL cannot be unpacked below " + parent, e);
        }
    }

    private static URL archive() {
        var system = system();
        var machine = machine();
        return system.flatMap(name -> machine.map(kind -> "/postgres-" + name + "-" + kind + ".txz"))
                .map(PostgresBinaries.class::getResource)
                .orElseThrow(() -> new StartupException(
                        Reason.PLATFORM_NOT_SUPPORTED,
                        "No PostgreSQL for " + System.getProperty("os.name") + " on " + System.getProperty("os.arch")
                                + " travels with Milepost: name one with --database jdbc:postgresql://…"));
    }

    private static Optional<String> system() {
        var name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        if (name.startsWith("linux")) {
            return Optional.of("linux");
        }
        return name.startsWith("mac") ? Optional.of("darwin") : Optional.empty();
    }

    private static Optional<String> machine() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> Optional.of("x86_64");
            case "aarch64" -> Optional.of("arm_64");
            default -> Optional.empty();
        };
    }

    /** Tells one archive from another without reading its many megabytes at each start. */
    private static String fingerprint(URL archive) throws IOException {
        var connection = archive.openConnection();
        connection.setUseCaches(false);
        if (connection instanceof JarURLConnection jar) {
            try (var file = jar.getJarFile()) {
                return Long.toHexString(file.getEntry(jar.getEntryName()).getCrc());
            }
        }
        return Long.toString(connection.getContentLengthLong());
    }

    private static void unpack(URL archive, Path folder) throws IOException {
        try (var in = new TarArchiveInputStream(
                new XZInputStream(new BufferedInputStream(archive.openStream(), BUFFER_BYTES)))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                var target = folder.resolve(entry.getName()).normalize();
                if (!target.startsWith(folder)) {
                    throw new IOException("an entry of the archive points outside: " + entry.getName());
                }
                write(in, entry, target);
            }
        }
    }

    private static void write(TarArchiveInputStream in, TarArchiveEntry entry, Path target) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(target);
            return;
        }
        Files.createDirectories(target.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(target, Path.of(entry.getLinkName()));
            return;
        }
        Files.copy(in, target);
        var executable = (entry.getMode() & ANY_EXECUTE_BIT) != 0;
        Files.setPosixFilePermissions(target, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }
}

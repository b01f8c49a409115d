package dev.milepost.adapters.local.files;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;

/** Files that are either there as a whole, also after a power cut, or not at all. */
public final class DurableFiles {
    private static final String UNFINISHED = ".unfinished";

    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private DurableFiles() {}

    /** Writes a file that only its owner may read, replacing one of that name. Once this returns it is on the disk. */
    public static void write(Path target, byte[] content) throws IOException {
        var temporary =
                Files.createTempFile(target.getParent(), target.getFileName().toString(), UNFINISHED, OWNER_ONLY);
        try {
            try (var channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                var rest = ByteBuffer.wrap(content);
                while (rest.hasRemaining()) {
                    channel.write(rest);
                }
                channel.force(true);
            }
            move(temporary, target);
        } finally {
            Files.deleteIfExists(temporary);
        }
    }

    /** Removes what writers that were killed left of their files in a folder. Nobody must be writing there. */
    public static void removeUnfinished(Path folder) throws IOException {
        try (var left = Files.newDirectoryStream(folder, "*" + UNFINISHED)) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }

    /** Gives a file or folder its final name. Once this returns the name is on the disk. */
    public static void move(Path source, Path target) throws IOException {
        Files.move(source, target, StandardCopyOption.ATOMIC_MOVE);
        try (var folder = FileChannel.open(target.getParent(), StandardOpenOption.READ)) {
            folder.force(true);
        }
    }
}
